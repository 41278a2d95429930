"""Files that are brought lose who wrote them, and keep what they say."""

import io

import docx
import openpyxl
from django.test import SimpleTestCase
from pypdf import PdfReader

from rimay.library.files import NotTaken, check
from rimay.library.tests import papers


class BareFilesTests(SimpleTestCase):
    def test_nothing_of_who_wrote_it_stays_and_its_words_do(self) -> None:
        for name, content in (
            ("carta.docx", papers.word()),
            ("cuadro.xlsx", papers.excel()),
            ("lamina.pptx", papers.deck()),
            ("texto.odt", papers.odt()),
            ("oficio.pdf", papers.pdf(told=True)),
        ):
            with self.subTest(name):
                kept = check(name, content)
                told, before = papers.told_by(kept.content), papers.told_by(content)
                self.assertFalse(kept.is_signed)
                self.assertTrue(any(words in before for words in papers.SAID))
                for words in papers.SAID:
                    self.assertNotIn(words, told)
                self.assertIn(papers.BODY, told)

    def test_programs_still_read_them(self) -> None:
        letter = docx.Document(io.BytesIO(check("a.docx", papers.word()).content))
        self.assertEqual(letter.paragraphs[0].text, papers.BODY)
        self.assertEqual([c.text for c in letter.comments], ["De acuerdo"])
        book = openpyxl.load_workbook(
            io.BytesIO(check("a.xlsx", papers.excel()).content)
        )
        self.assertEqual(book.active["A1"].value, papers.BODY)
        self.assertIn("ver oficio", book.active["A1"].comment.text)
        paper = PdfReader(io.BytesIO(check("a.pdf", papers.pdf(told=True)).content))
        self.assertEqual(len(paper.pages), 1)
        self.assertIsNone(paper.metadata)

    def test_what_is_digitally_signed_stays_byte_for_byte_and_says_so(self) -> None:
        for name, content in (
            ("oficio.pdf", papers.pdf(signed=True)),
            ("texto.odt", papers.odt(signed=True)),
        ):
            with self.subTest(name):
                kept = check(name, content)
                self.assertTrue(kept.is_signed)
                self.assertEqual(kept.content, content)

    def test_what_cannot_be_looked_through_is_refused(self) -> None:
        whole = papers.zipped({"mimetype": papers.ODT})
        damaged = whole[:38] + b"\xff" * 20 + whole[58:]
        for name, content in (
            ("roto.pdf", b"%PDF-1.7\n1 0 obj\n"),
            ("lleno.pdf", papers.pdf(inside=True)),
            ("roto.odt", papers.zipped({"mimetype": papers.ODT, "meta.xml": "<m>"})),
            ("dañado.odt", damaged),
        ):
            with self.subTest(name), self.assertRaises(NotTaken):
                check(name, content)
