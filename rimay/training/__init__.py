"""Events, participants and attendances, tests and what followed."""
