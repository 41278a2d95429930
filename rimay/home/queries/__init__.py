"""What the home, the public page, the search and the trail show."""
