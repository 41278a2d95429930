"""The child processes of the table's papers, away from the service's memory.

Each job is a module of its own, so that a PDF does not wait for Word to be loaded.
"""
