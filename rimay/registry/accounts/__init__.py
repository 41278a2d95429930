"""Accounts as people meet them: how one signs in, invitations, the demonstration."""
