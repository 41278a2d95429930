"""What people do in the dialogue beyond keeping its records, one file per act."""
