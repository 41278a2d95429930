"""The made-up group of the demonstration."""
