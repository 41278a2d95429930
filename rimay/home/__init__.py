"""Landing, a group's home and public profile, pathway, search and trail page."""
