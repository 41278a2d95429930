"""Letters sent and received, with number, delivery and answer."""
