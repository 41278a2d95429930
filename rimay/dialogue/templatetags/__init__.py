"""What templates of the dialogue can ask."""
