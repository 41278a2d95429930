"""The child process of the table's papers, away from the service's memory."""
