"""The feasibility study: interviews, workshops, findings and the decision."""
