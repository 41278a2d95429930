"""Taking away what files say of those who wrote them, in a process of its own."""
