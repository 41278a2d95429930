"""Bring your own list: the table inside a mess, its columns, its rows made clean.

Plain Python over `rimay.exchange.grids`: no database, no request. `propose.propose` is
the way in; `twins` finds who may already be there.
"""
