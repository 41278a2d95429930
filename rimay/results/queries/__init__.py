"""What figures come to, what was given out, and which reports rest on it."""
