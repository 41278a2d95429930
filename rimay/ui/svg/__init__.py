"""Drawings made on the server: weaves, bands, maps. Colours come from classes."""
