"""Spanish as Peru writes it."""
