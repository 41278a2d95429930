"""Groups, pillars, organisations, persons, seats, offices, places and totals."""
