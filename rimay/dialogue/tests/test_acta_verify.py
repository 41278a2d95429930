"""The text of an acta is one, whatever carries it: page, PDF, signed copy, scan."""

import io
import time

from django.test import SimpleTestCase
from pypdf import PdfReader

from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions.correcting import add_correction
from rimay.dialogue.actions.signing import Page, bring_signed, file_signed
from rimay.dialogue.models import Acta, AgendaItem, Attendance, Meeting, MeetingFile
from rimay.dialogue.queries import verifying
from rimay.dialogue.queries.acta_document import as_pdf, as_word, document_of
from rimay.dialogue.queries.acta_text import code_of, fingerprint_of, grouped, letters
from rimay.dialogue.queries.matching import Verdict, compare
from rimay.dialogue.queries.verifying import Found, check_code, check_file
from rimay.dialogue.tests.acta_closed import PNG, VerifyTestCase
from rimay.dialogue.tests.acta_scene import ActaTestCase, make_agreement, make_item
from rimay.dialogue.tests.pdf_copies import with_other_letter, with_signature


class LettersTests(SimpleTestCase):
    def test_blanks_line_ends_and_hyphens_do_not_count_and_all_else_does(self) -> None:
        one = "El 12-10 la oficina\u00a0pagó S/ 1.5"
        self.assertEqual(
            letters(one), letters("El 12\u201010  la ofi\u00adcina\npagó S/1.5")
        )
        self.assertEqual(letters("o\ufb01cina café"), letters("oficina cafe\u0301"))
        for other in (
            "El 12-10 la oficina pagó S/ 15",
            "el 12-10 la oficina pagó S/ 1.5",
        ):
            self.assertNotEqual(fingerprint_of(one), fingerprint_of(other))

    def test_a_code_is_twelve_letters_of_the_fingerprint(self) -> None:
        code = code_of(fingerprint_of("Acta"))
        self.assertRegex(code, r"^[0-9A-HJKMNP-TV-Z]{12}$")
        self.assertRegex(grouped(code), r"^.{4}-.{4}-.{4}$")

    def test_what_paper_adds_is_known_and_what_others_add_is_told(self) -> None:
        text = "Uno dos tres cuatro cinco.\nSeis siete ocho nueve diez."
        pages = [
            "Código ABCD\nUno dos tres cuatro cinco.\nCódigo ABCD 1 / 2",
            "Seis siete ocho nueve diez.\nFirmas\nCódigo ABCD 2 / 2",
        ]
        around = ("Código ABCD", "Firmas")
        self.assertEqual(compare(pages, text, around).verdict, Verdict.SAME)
        more = compare([*pages, "Acuerdo 99: pagar."], text, around)
        self.assertEqual(more.verdict, Verdict.MORE)
        self.assertEqual(more.besides, ("Acuerdo 99: pagar.",))
        within = [pages[0].replace("tres", "no tres"), pages[1]]
        self.assertEqual(compare(within, text, around).verdict, Verdict.OTHER)
        self.assertEqual(compare(pages[:1], text, around).verdict, Verdict.OTHER)
        self.assertEqual(compare(pages[::-1], text, around).verdict, Verdict.OTHER)
        self.assertEqual(compare([], text, around).verdict, Verdict.OTHER)


class PastedTests(ActaTestCase):
    def test_pasted_bullets_and_pictures_keep_no_acta_from_the_paper(self) -> None:
        pasted = "\uf0b7 Se aprobó ✅ 👍🏽.\x0b\uf0a7 Firmó 秘鲁\x07 ⅒ \u200d"
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es=pasted)
        )
        acta = self.closed()
        self.assertIn("• Se aprobó .", acta.text)
        outcome = check_file(as_pdf(document_of(acta)), acta.check_code)
        self.assertEqual((outcome.found, outcome.besides), (Found.SAME, ()))
        self.assertTrue(as_word(document_of(acta), pasted))


class FileTests(VerifyTestCase):
    def test_our_pdf_is_tagged_and_names_title_and_language(self) -> None:
        reader = PdfReader(io.BytesIO(self.pdf))
        root = reader.trailer["/Root"]
        self.assertEqual(root["/Lang"], "es")
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        self.assertIn("/StructTreeRoot", root)
        about = root["/Metadata"].get_data()
        self.assertRegex(about, rb"pdfuaid:part(>|=\")1")
        self.assertIn("Acta N.° 4-2017", str(reader.metadata.title))
        self.assertFalse(reader.metadata.author)
        self.assertLessEqual(len(reader.pages), 2)

    def test_pdf_signed_copy_page_and_text_are_the_same_text(self) -> None:
        page = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        for name, content in (
            ("pdf", self.pdf),
            ("signed", with_signature(self.pdf)),
            ("page", page.content),
            ("text", self.acta.text.encode()),
            ("older text", self.acta.text.replace("\n", "\r\n").encode("cp1252")),
        ):
            with self.subTest(name):
                outcome = check_file(content, self.acta.check_code)
                self.assertEqual((outcome.found, outcome.besides), (Found.SAME, ()))

    def test_the_code_in_the_file_or_the_whole_text_finds_the_acta(self) -> None:
        for content in (self.pdf, self.acta.text.encode()):
            outcome = check_file(content)
            self.assertEqual(outcome.found, Found.SAME)
            assert outcome.told is not None
            self.assertEqual(outcome.told.closed_on, self.acta.closed_on)

    def test_one_letter_changed_is_refused(self) -> None:
        altered = with_other_letter(self.pdf, "municipalidades", "municipalidadas")
        self.assertEqual(check_file(altered).found, Found.OTHER)
        signed = with_signature(altered)
        self.assertEqual(check_file(signed, self.acta.check_code).found, Found.OTHER)
        words = self.acta.text.replace("12:15", "12:16").encode()
        self.assertEqual(check_file(words, self.acta.check_code).found, Found.OTHER)

    def test_a_pdf_with_a_later_correction_still_is_the_same_text(self) -> None:
        add_correction(self.actor(), self.acta, text="Donde dice A debe decir B.")
        self.assertEqual(check_file(self.pdf).found, Found.SAME)
        reprint = as_pdf(document_of(self.acta))
        outcome = check_file(reprint)
        self.assertEqual((outcome.found, outcome.besides), (Found.SAME, ()))
        assert outcome.told is not None
        self.assertEqual(outcome.told.corrections, 1)
        text = "".join(p.extract_text() for p in PdfReader(io.BytesIO(reprint)).pages)
        self.assertIn("Donde dice A debe decir B.", text)

    def test_an_address_of_another_site_on_it_is_told(self) -> None:
        held = document_of(self.acta, address="http://elsewhere.example/verify/ABC/")
        outcome = check_file(as_pdf(held))
        self.assertEqual(outcome.found, Found.MORE)
        self.assertEqual(outcome.besides, ("http://elsewhere.example/verify/ABC/",))

    def test_the_acta_of_another_session_is_not_this_one(self) -> None:
        other = Acta.objects.create(
            group=self.cast.group,
            meeting=Meeting.objects.create(
                group=self.cast.group, title=Text.of(es="Otra"), held_on="2017-01-01"
            ),
            state="closed",
            text="Otra acta.\nNada más.",
            fingerprint=fingerprint_of("Otra acta.\nNada más."),
            check_code="000000000000",
        )
        self.assertEqual(check_file(self.pdf, other.check_code).found, Found.OTHER)
        self.assertEqual(check_file(b"Otra acta. Nada mas.").found, Found.NO_CODE)

    def test_a_scan_is_known_by_digest_and_code_together(self) -> None:
        self.assertEqual(check_file(PNG).found, Found.NO_CODE)
        self.assertEqual(check_file(PNG, self.acta.check_code).found, Found.PICTURE)
        bring_signed(self.actor(), self.acta, pages=[Page(PNG, "foto.png")])
        self.assertEqual(check_file(PNG, self.acta.check_code).found, Found.PICTURE)
        file_signed(self.actor(), self.acta, reading=Class.SECRETARIAT)
        self.assertEqual(check_file(PNG, self.acta.check_code).found, Found.ORIGINAL)
        self.assertEqual(check_file(PNG, "0" * 12).found, Found.UNKNOWN)
        MeetingFile.objects.all().delete()

    def test_what_cannot_be_read_is_told(self) -> None:
        for content in (
            b"",
            b"PK\x03\x04" + b"\0" * 40,
            b"%PDF-1.7\nnothing",
            b"%PDF-",
        ):
            with self.subTest(content), self.assertRaises(verifying.NotRead):
                check_file(content)
        with self.assertRaises(verifying.NotRead):
            check_file(b"x" * (verifying.LARGEST + 1))

    def test_drafts_have_no_code(self) -> None:
        self.assertEqual(check_code("").found, Found.UNKNOWN)
        Acta.objects.filter(pk=self.acta.pk).update(state="draft")
        self.assertEqual(check_code(self.acta.check_code).found, Found.UNKNOWN)

    def test_forty_items_are_a_pdf_in_under_two_seconds(self) -> None:
        meeting = self.meeting
        for number in range(4, 41):
            item = make_item(meeting, number, f"Punto {number}", "open")
            item.minutes_text = Text.of(es="Se leyó y se conversó con calma. " * 12)
            item.save()
            make_agreement(
                meeting,
                str(number + 20),
                "Hacer lo acordado y avisar a todas las representaciones.",
                self.cast.organisations["mine"],
                item=number,
            )
        Acta.objects.filter(pk=self.acta.pk).update(state="draft")
        self.acta.refresh_from_db()
        best = min(self._seconds() for _ in range(3))
        self.assertLess(best, 2.0)

    def _seconds(self) -> float:
        begun = time.perf_counter()
        content = as_pdf(document_of(self.acta))
        seconds = time.perf_counter() - begun
        self.assertGreater(len(PdfReader(io.BytesIO(content)).pages), 4)
        return seconds


class SignatureBoxTests(ActaTestCase):
    def test_who_may_not_know_who_came_gets_no_boxes(self) -> None:
        acta = self.closed()
        self.assertEqual(len(document_of(acta).signatures), 4)
        self.assertEqual(document_of(acta, is_signed=False).signatures, ())
        page = self.as_role("observer").get(self.url(f"actas/{acta.pk}/print/"))
        self.assertContains(page, "police, titular")
        Attendance.objects.update(access_class=Class.SECRETARIAT)
        page = self.as_role("observer").get(self.url(f"actas/{acta.pk}/print/"))
        self.assertNotContains(page, "police, titular")
