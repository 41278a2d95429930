"""Records in and out: the workbook, its import, and lists brought as they are."""
