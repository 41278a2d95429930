"""The pages of the home, one file per noun."""
