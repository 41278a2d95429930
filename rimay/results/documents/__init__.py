"""A report as plain values, and what it becomes: web page, PDF, Word."""
