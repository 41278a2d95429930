"""Drawings made on the server: woven where something is, bare warp where it is not."""
