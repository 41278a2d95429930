"""Bringing records in: the workbook, and people's own lists."""
