"""Input of the dialogue's own pages to clean values."""
