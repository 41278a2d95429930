"""Decides, alone, who may see and do what, and says so before it happens."""
