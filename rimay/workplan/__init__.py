"""Objectives and activities month by month, and changes noticed."""
