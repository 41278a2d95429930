"""Ten sheets as secretariats have them, made of the made-up group Qantu.

`sheets.py` makes each as a real file; every person, place and institution in them is
made up. `python -m rimay.exchange.tests.messy FOLDER` writes them out to be looked at.
"""
