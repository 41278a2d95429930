"""The append-only, hash-linked trail."""
