"""How large a file of rows may be before it is refused."""

MEBIBYTE = 1024 * 1024

FILE_BYTES = 50 * MEBIBYTE
UNPACKED_BYTES = 300 * MEBIBYTE
# A part other than a sheet is read whole (its shared words, its styles).
PART_BYTES = 64 * MEBIBYTE
PARTS = 2_000
SHEETS = 100
ROWS = 200_000
COLUMNS = 500
CELLS = 1_000_000
# What Excel itself holds in one cell.
CELL_LETTERS = 32_767
