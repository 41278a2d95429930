"""A Word file that comes back: each change is a remark, and nothing hostile is read."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from rimay.core import clock
from rimay.core.text import Text
from rimay.dialogue.actions.answering import accept_remark
from rimay.dialogue.actions.circulating import (
    circulate_acta,
)
from rimay.dialogue.models import ActaRemark, AgendaItem
from rimay.dialogue.queries.acta_document import as_word, document_of
from rimay.dialogue.queries.acta_text import Paragraph, Part, from_plain
from rimay.dialogue.queries.returned import Asked, NotTaken, asked_in
from rimay.dialogue.tests import word_copies
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase


class ReturnedWordTests(CirculatedTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.word = as_word(document_of(self.acta), "Circula para observaciones")
        self.body = from_plain(self.acta.body)

    def asked(self, content: bytes) -> list[Asked]:
        return asked_in(content, self.body)

    def test_untouched_it_asks_for_nothing(self) -> None:
        self.assertEqual(self.asked(self.word), [])

    def test_a_tracked_change_is_one_remark_with_its_paragraph(self) -> None:
        copy = word_copies.tracked(self.word, ("Acuerdo 7", "la carta", "las cartas"))
        number = self.number_of("Acuerdo 7")
        self.assertEqual(
            self.asked(copy), [Asked("", "la carta", "las cartas", number)]
        )

    def test_two_changes_in_two_paragraphs_stay_two(self) -> None:
        copy = word_copies.tracked(
            self.word,
            ("Acuerdo 7", "municipalidades", "municipalidades distritales"),
            ("Se trató el punto 3", " con calma", ""),
        )
        found = self.asked(copy)
        self.assertEqual(len(found), 2)
        self.assertEqual(found[0].after, "municipalidades distritales.")
        self.assertEqual((found[1].before, found[1].after), ("3 con calma.", "3."))

    def test_a_word_that_stands_twice_is_told_apart_by_its_neighbours(self) -> None:
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="El plan se leyó y el plan se aprobó.")
        )
        acta = circulate_acta(self.actor(), self.acta)
        word = as_word(document_of(acta), "x")
        copy = word_copies.tracked(
            word, ("El plan", "plan se aprobó", "mapa se aprobó")
        )
        found = asked_in(copy, from_plain(acta.body))
        self.assertEqual(found[0].before, "plan se aprobó.")
        self.assertEqual(found[0].after, "mapa se aprobó.")

    def test_changed_without_tracking_is_found_all_the_same(self) -> None:
        copy = word_copies.untracked(self.word, "Acuerdo 7", "carta", "nota")
        found = self.asked(copy)
        self.assertEqual(found[0].text, "Cambiado sin control de cambios.")
        self.assertIn("Enviar la nota", found[0].after)
        self.assertEqual(found[0].paragraph, self.number_of("Acuerdo 7"))

    def test_comments_and_new_paragraphs_are_taken_in(self) -> None:
        copy = word_copies.commented(self.word, "Acuerdo 7", "¿Quién paga?")
        found = self.asked(copy)
        self.assertEqual(
            found, [Asked("¿Quién paga?", paragraph=self.number_of("Acuerdo 7"))]
        )
        copy = word_copies.with_new_paragraph(
            self.word, "Se trató el punto 1", "Y más."
        )
        found = self.asked(copy)
        self.assertEqual(found[0].after, "Y más.")
        self.assertEqual(found[0].paragraph, self.number_of("Se trató el punto 1"))

    def test_mended_meanwhile_a_paragraph_is_known_by_its_words(self) -> None:
        copy = word_copies.tracked(
            self.word, ("Se trató el punto 3", "calma", "cuidado")
        )
        accept_remark(
            self.actor(),
            self.ask(
                after="Algo más.", paragraph=self.number_of("Se trató el punto 1")
            ),
        )
        self.acta.refresh_from_db()
        found = asked_in(copy, from_plain(self.acta.body))
        self.assertEqual(found[0].paragraph, self.number_of("Se trató el punto 3"))

    def test_it_is_brought_on_the_page_and_each_change_waits_for_an_answer(
        self,
    ) -> None:
        copy = word_copies.tracked(self.word, ("Acuerdo 7", "la carta", "las cartas"))
        at = self.url(f"actas/{self.acta.pk}/returned/")
        given = {
            "file": SimpleUploadedFile("acta.docx", copy),
            "said-membership": str(self.cast.memberships["mine"].pk),
            "said-channel": "message",
            "said-said_on": clock.today().isoformat(),
        }
        answer = self.as_role("secretariat").post(at, given, follow=True)
        self.assertContains(answer, "<del>la carta</del>")
        row = ActaRemark.objects.get()
        self.assertEqual((row.before, row.after), ("la carta", "las cartas"))
        self.assertEqual(row.organisation, self.cast.organisations["mine"])
        accept_remark(self.actor(), row)
        self.agreement.refresh_from_db()
        self.assertIn("las cartas", str(self.agreement.text))

    def test_the_file_names_nobody_and_its_bookmarks_are_hidden(self) -> None:
        with ZipFile(BytesIO(self.word)) as held:
            document = held.read("word/document.xml").decode()
            about = held.read("docProps/core.xml").decode()
            settings = held.read("word/settings.xml").decode()
        self.assertIn('w:name="_acta_1"', document)
        self.assertIn("trackRevisions", settings)
        self.assertNotIn("python-docx", about)

    def test_bombs_entities_macros_and_other_files_are_refused(self) -> None:
        hostile = (
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            f'<w:document xmlns:w="{word_copies.W}"><w:body><w:p><w:r><w:t>&e;</w:t>'
            "</w:r></w:p></w:body></w:document>"
        ).encode()
        bomb = b"<a>" + b"0" * (30 * 1024 * 1024)
        for name, content in (
            ("empty", b""),
            ("no zip", b"PK\x03\x04 nothing"),
            ("pdf", b"%PDF-1.7"),
            ("entities", _zip(document=hostile)),
            ("bomb", _zip(document=bomb)),
            ("macros", _zip(document=b"<a/>", macro=True)),
            ("not xml", _zip(document=b"<a>")),
            ("no body", _zip(document=b"<a/>")),
            ("no document", _zip()),
        ):
            with self.subTest(name), self.assertRaises(NotTaken) as caught:
                self.asked(content)
            self.assertNotIn("root:", str(caught.exception))

    def test_an_entry_that_lies_about_its_size_is_refused(self) -> None:
        bomb = _zip(document=b"<a>" + b"0" * (30 * 1024 * 1024))
        size = (30 * 1024 * 1024 + 3).to_bytes(4, "little")
        with self.assertRaises(NotTaken):
            self.asked(bomb.replace(size, (100).to_bytes(4, "little")))

    def test_nobody_else_takes_it_in(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/returned/")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(self.as_role(role).post(at).status_code, status)


def _zip(document: bytes | None = None, *, macro: bool = False) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as held:
        held.writestr("[Content_Types].xml", "<Types/>")
        if document is not None:
            held.writestr("word/document.xml", document)
        if macro:
            held.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


class ChangedParagraphsTests(SimpleTestCase):
    """What becomes of whole paragraphs, as programs of Word write it."""

    WORDS = ("Se trató el punto uno con calma.", "La mesa acordó enviar la carta.")

    def asked(self, *paragraphs: str) -> list[Asked]:
        body = [Paragraph(Part.TEXT, words, item=1) for words in self.WORDS]
        held = "".join(paragraphs)
        copy = word_copies.document_with(held)
        return asked_in(copy, body)

    def paragraph(self, inside: str, number: int = 0, end: str = "") -> str:
        mark = f'<w:bookmarkStart w:id="{number}" w:name="_acta_{number}"/>'
        about = f"<w:pPr><w:rPr>{end}</w:rPr></w:pPr>" if end else ""
        return f"<w:p>{about}{mark if number else ''}{inside}</w:p>"

    def words(self, words: str, tag: str = "t") -> str:
        return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'

    def test_what_one_puts_in_and_another_takes_away_never_stood_there(self) -> None:
        put_in = (
            self.words("mucha ") + f"<w:del>{self.words('gran ', 'delText')}</w:del>"
        )
        first = f"{self.words('Se trató el punto uno con ')}<w:ins>{put_in}</w:ins>"
        found = self.asked(
            self.paragraph(first + self.words("calma."), 1),
            self.paragraph(self.words(self.WORDS[1]), 2),
        )
        self.assertEqual(found, [Asked("", "calma.", "mucha calma.", 1)])

    def test_a_paragraph_split_in_two_asks_to_take_nothing_away(self) -> None:
        found = self.asked(
            self.paragraph(self.words("Se trató el punto uno "), 1, "<w:ins/>"),
            self.paragraph(self.words("con calma.")),
            self.paragraph(self.words(self.WORDS[1]), 2),
        )
        self.assertEqual([(held.before, held.after) for held in found], [("", "")])
        self.assertIn("«con»", found[0].text)

    def test_paragraphs_joined_moved_or_gone_without_tracking_are_told(self) -> None:
        first, second = (self.words(words) for words in self.WORDS)
        for paragraphs, told in (
            ((self.paragraph(first, 1, "<w:del/>"), self.paragraph(second, 2)), "une"),
            ((self.paragraph(second, 2), self.paragraph(first, 1)), "otro lugar"),
            ((self.paragraph(second, 2),), "ya no está"),
        ):
            with self.subTest(told):
                found = self.asked(*paragraphs)
                self.assertEqual([held.paragraph for held in found], [1])
                self.assertIn(told, found[0].text)
