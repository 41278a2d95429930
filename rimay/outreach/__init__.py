"""Who is not at the table yet, and every contact on the way there."""
