"""Workbooks read and written: runs in a child process, and only there.

Nothing here imports Django, so the child starts in a moment and stays small. The parent
asks through `rimay.exchange.tables`.
"""
