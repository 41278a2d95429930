"""The child process of reports: Typst and Word, away from the service's memory."""
