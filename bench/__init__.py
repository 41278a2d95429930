"""Measurements: `python3 start.py bench` prints a table. No test waits for them."""
