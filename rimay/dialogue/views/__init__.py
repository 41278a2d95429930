"""Pages of the dialogue, one file per noun."""
