"""What people do in the registry, one file per noun."""
