"""The child process of the table's papers: Typst, away from the service's memory."""
