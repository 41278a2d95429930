"""Pages of groups, organisations, persons, seats, accounts and invitations."""
