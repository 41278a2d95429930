"""What the child process does: an acta as PDF or Word, and files that came back read."""

from rimay.core import child
from rimay.dialogue.heavy.acta_pdf import acta_pdf
from rimay.dialogue.heavy.acta_word import acta_word
from rimay.dialogue.heavy.reading_pdf import read_pdf
from rimay.dialogue.heavy.reading_word import read_word

if __name__ == "__main__":
    child.serve(
        {
            "acta_pdf": acta_pdf,
            "acta_word": acta_word,
            "read_pdf": read_pdf,
            "read_word": read_word,
        }
    )
