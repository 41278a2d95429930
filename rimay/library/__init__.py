"""Documents, references and lessons."""
