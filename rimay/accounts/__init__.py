"""Who signs in, with which proof, and how they were invited."""
