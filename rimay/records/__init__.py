"""One definition per kind of record, and the pages made from it."""
