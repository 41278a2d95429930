"""Meetings, agreements, topics and the charter of a group."""
