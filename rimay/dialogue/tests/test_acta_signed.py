"""The signed paper: brought by its code, looked at beside the acta, filed for good."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.files import fingerprint
from rimay.dialogue.actions.closing import begin_acta
from rimay.dialogue.actions.signing import (
    AlreadyFiled,
    NotClosed,
    Page,
    bring_signed,
    file_signed,
    take_away,
)
from rimay.dialogue.models import Acta, Meeting, MeetingFile
from rimay.dialogue.queries.acta_document import as_pdf, document_of
from rimay.dialogue.queries.acta_text import grouped
from rimay.dialogue.tests.acta_scene import ActaTestCase, closed, make_session
from rimay.dialogue.tests.pdf_copies import with_other_letter, with_signature
from rimay.records.actions import Locked, remove_record

JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 200
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200


class SignedTestCase(ActaTestCase):
    acta: Acta

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.acta = cls().closed()

    def bring(
        self, *contents: bytes, code: str = "", role: str = "secretariat"
    ) -> object:
        files = [
            SimpleUploadedFile(f"pagina {n}.jpg", content)
            for n, content in enumerate(contents, start=1)
        ]
        given = {"code": code or grouped(self.acta.check_code), "pages": files}
        return self.as_role(role).post(self.url("signed/"), given)

    def look(self) -> object:
        return self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/signed/")
        )

    def decide(self, **given: str) -> object:
        at = self.url(f"actas/{self.acta.pk}/signed/")
        return self.as_role("secretariat").post(at, given)


class BringTests(SignedTestCase):
    def test_photographs_wait_until_somebody_looks_and_then_are_the_original(
        self,
    ) -> None:
        answer = self.bring(JPEG, PNG)
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/signed/"))
        self.assertEqual(
            set(MeetingFile.objects.values_list("kind", "access_class")),
            {("unseen", "secretariat")},
        )
        page = self.look()
        self.assertContains(page, "<img", count=2)
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertEqual(self.decide(file="1", reading="members").status_code, 422)
        answer = self.decide(file="1", reading="members", is_it="on")
        self.assertEqual(answer.status_code, 302)
        held = list(MeetingFile.objects.order_by("id"))
        self.assertEqual({f.kind for f in held}, {"acta"})
        self.assertEqual({f.access_class for f in held}, {"members"})
        self.assertEqual(held[0].digest, fingerprint(JPEG))
        self.assertTrue(held[1].file_name.endswith(".png"), "named by its content")
        self.assertEqual(Entry.objects.filter(act="meetingfile.file").count(), 2)

    def test_filed_pages_are_never_replaced_and_more_can_be_added(self) -> None:
        bring_signed(self.actor(), self.acta, pages=[Page(JPEG, "a.jpg")])
        file_signed(self.actor(), self.acta, reading=Class.MEMBERS)
        row = MeetingFile.objects.get()
        with self.assertRaises(Locked):
            remove_record(self.actor(), row)
        self.assertEqual(take_away(self.actor(), self.acta), 0)
        with self.assertRaises(AlreadyFiled):
            bring_signed(self.actor(), self.acta, pages=[Page(JPEG, "otra.jpg")])
        bring_signed(self.actor(), self.acta, pages=[Page(PNG, "b.png")])
        self.assertEqual(file_signed(self.actor(), self.acta, reading=Class.MEMBERS), 1)
        self.assertEqual(file_signed(self.actor(), self.acta, reading=Class.MEMBERS), 0)
        self.assertEqual(MeetingFile.objects.filter(kind="acta").count(), 2)

    def test_another_paper_is_taken_away_with_its_bytes(self) -> None:
        self.bring(JPEG)
        row = MeetingFile.objects.get()
        storage, name = row.file.storage, str(row.file.name)
        self.assertTrue(storage.exists(name))
        with self.captureOnCommitCallbacks(execute=True):
            answer = self.decide(away="1")
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/"))
        self.assertFalse(MeetingFile.objects.exists())
        self.assertFalse(storage.exists(name))

    def test_the_acta_page_reminds_of_pages_nobody_looked_at(self) -> None:
        self.bring(JPEG)
        page = self.as_role("secretariat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "espera que la miren")
        seat = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertNotContains(seat, "espera que la miren")

    def test_empty_huge_and_wrong_files_are_told_and_nothing_is_kept(self) -> None:
        for content in (
            b"",
            b"GIF89a" + b"\0" * 40,
            b"PK\x03\x04abc",
            b"<html>hola</html>",
        ):
            with self.subTest(content[:8]):
                self.assertEqual(self.bring(content).status_code, 422)
        huge = JPEG + b"\0" * (20 * 1024 * 1024)
        self.assertContains(self.bring(huge), "más de 20 MB", status_code=422)
        self.assertEqual(self.bring(JPEG, b"").status_code, 422)
        self.assertEqual(self.bring(*[JPEG] * 13).status_code, 422)
        self.assertFalse(MeetingFile.objects.exists())

    def test_a_code_that_is_none_here_is_told(self) -> None:
        for code in ("0000-0000-0000", "no", "7K3D"):
            answer = self.bring(JPEG, code=code)
            self.assertContains(answer, "tiene este código", status_code=422)
        self.assertFalse(MeetingFile.objects.exists())

    def test_an_open_acta_is_not_signed(self) -> None:
        other = Meeting.objects.create(
            group=self.cast.group, title=self.meeting.title, held_on="2017-11-20"
        )
        draft = Acta.objects.create(group=self.cast.group, meeting=other)
        with self.assertRaises(NotClosed):
            bring_signed(self.actor(), draft, pages=[Page(JPEG, "a.jpg")])

    def test_nobody_else_brings_looks_or_reads(self) -> None:
        for role, status in (("civil_seat", 403), ("observer", 403), ("outsider", 404)):
            self.assertEqual(self.bring(JPEG, role=role).status_code, status)
            at = self.url(f"actas/{self.acta.pk}/signed/")
            self.assertEqual(self.as_role(role).post(at).status_code, status)
        self.bring(JPEG)
        paper = self.url(f"session-papers/{MeetingFile.objects.get().pk}/")
        self.assertEqual(self.as_role("civil_seat").get(paper).status_code, 404)
        file_signed(self.actor(), self.acta, reading=Class.MEMBERS)
        self.assertEqual(self.as_role("civil_seat").get(paper).status_code, 200)
        self.assertEqual(self.as_role("observer").get(paper).status_code, 404)

    def test_a_page_is_handed_out_as_it_came_and_never_run(self) -> None:
        self.bring(PNG)
        paper = self.url(f"session-papers/{MeetingFile.objects.get().pk}/")
        client = self.as_role("secretariat")
        kept = client.get(paper)
        self.assertEqual(b"".join(kept.streaming_content), PNG)
        self.assertIn("attachment", kept["Content-Disposition"])
        shown = client.get(f"{paper}?look")
        self.assertEqual(shown["Content-Type"], "image/png")
        self.assertNotIn("attachment", shown["Content-Disposition"])
        self.assertEqual(shown["X-Content-Type-Options"], "nosniff")

    def test_under_a_stricter_rule_the_desk_alone_is_proposed_as_reader(self) -> None:
        self.bring(JPEG)
        self.assertEqual(self.look().context["form"].initial["reading"], "members")
        Meeting.objects.filter(pk=self.meeting.pk).update(regime="no_attribution")
        self.assertEqual(self.look().context["form"].initial["reading"], "secretariat")


class PdfTests(SignedTestCase):
    def test_a_copy_with_a_digital_signature_is_told_to_be_the_same(self) -> None:
        self.bring(with_signature(as_pdf(document_of(self.acta))))
        self.assertContains(self.look(), "letra por letra")
        self.assertEqual(
            self.decide(file="1", reading="members", is_it="on").status_code, 302
        )

    def test_a_signed_copy_with_one_letter_changed_is_not_filed(self) -> None:
        pdf = with_other_letter(
            as_pdf(document_of(self.acta)), "municipalidades", "municipalidadas"
        )
        self.bring(with_signature(pdf))
        page = self.look()
        self.assertContains(page, "No se puede archivar")
        self.assertContains(page, "municipalidadas")
        answer = self.decide(file="1", reading="members", is_it="on")
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(MeetingFile.objects.get().kind, "unseen")

    def test_the_pdf_of_another_acta_sent_to_this_code_is_not_filed(self) -> None:
        other = make_session(self.cast, number="5-2017", held_on="2017-11-30")
        acta = closed(self.actor(), begin_acta(self.actor(), other))
        self.bring(as_pdf(document_of(acta)))
        self.assertContains(self.look(), "No se puede archivar")

    def test_a_scan_whose_letters_a_machine_guessed_is_compared_by_eye(self) -> None:
        pdf = with_other_letter(
            as_pdf(document_of(self.acta)), "municipalidades", "municipalidadas"
        )
        self.bring(_with_picture(pdf))
        page = self.look()
        self.assertContains(page, "adivinó una máquina")
        answer = self.decide(file="1", reading="secretariat", is_it="on")
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(MeetingFile.objects.get().kind, "acta")

    def test_a_scan_without_text_is_opened_and_compared(self) -> None:
        writer = PdfWriter()
        writer.add_blank_page(width=200, height=200)
        out = io.BytesIO()
        writer.write(out)
        self.bring(out.getvalue())
        self.assertContains(self.look(), "No lleva texto")


def _with_picture(pdf: bytes) -> bytes:
    """Return the PDF with a raster picture among what its first page draws with."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    picture = StreamObject()
    picture.set_data(b"\0")
    for name, value in (
        ("/Type", NameObject("/XObject")),
        ("/Subtype", NameObject("/Image")),
        ("/Width", NumberObject(1)),
        ("/Height", NumberObject(1)),
        ("/BitsPerComponent", NumberObject(8)),
        ("/ColorSpace", NameObject("/DeviceGray")),
    ):
        picture[NameObject(name)] = value
    resources = writer.pages[0]["/Resources"].get_object()
    held = DictionaryObject({NameObject("/Scan"): writer._add_object(picture)})
    resources[NameObject("/XObject")] = held
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
