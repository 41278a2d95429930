"""Figures, their releases, and reports that prove each number."""
