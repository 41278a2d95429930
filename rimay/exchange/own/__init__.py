"""Bring your own list: each kind of list declared once, asked about, and made.

`declaring` says what a declaration holds, `purposes` has them, `reviewing` is the way
in: from what was brought and answered to what would be made, and what is still open.
"""
