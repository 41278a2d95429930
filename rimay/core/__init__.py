"""Values and machinery that know nothing of the domain's tables."""
