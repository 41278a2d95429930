"""Rimay: the system that runs a multi-stakeholder working group."""

__version__ = "0.1.0"
