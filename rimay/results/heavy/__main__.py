"""What the child process does: a PDF, a Word file, a donor's form filled."""

from rimay.core import child
from rimay.results.heavy.forms import fill
from rimay.results.heavy.pdf import pdf
from rimay.results.heavy.word import word

if __name__ == "__main__":
    child.serve({"pdf": pdf, "docx": word, "fill": fill})
