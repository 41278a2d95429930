"""Grants and their amendments, contributions in money and in kind."""
