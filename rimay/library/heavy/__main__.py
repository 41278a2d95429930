"""What the child process does: files without what they say of those who wrote them."""

from rimay.core import child
from rimay.library.heavy.office import bare_office
from rimay.library.heavy.pdf import bare_pdf

if __name__ == "__main__":
    child.serve({"pdf": bare_pdf, "office": bare_office})
