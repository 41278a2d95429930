"""A document's file: brought, refused, handed out, taken away."""

import tempfile

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.files import LARGEST
from rimay.core.tests.pictures import SAID, jpeg, png
from rimay.core.text import Text
from rimay.library.files import NotTaken, check
from rimay.library.models import Document
from rimay.library.tests import papers
from rimay.library.tests.papers import zipped

PDF = papers.pdf()


class DocumentFileTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        storages = {
            "default": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": held.name},
            },
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
            },
        }
        changed = override_settings(STORAGES=storages)
        changed.enable()
        self.addCleanup(changed.disable)
        self.document = Document.objects.create(
            group=self.cast.group, title=Text.of(es="Acta de fundación")
        )
        self.page = f"/g/{self.cast.group.slug}/documents/{self.document.pk}/"

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def bring(
        self, name: str, content: bytes, role: str = "secretariat", version: int = 0
    ) -> int:
        """Bring a file as somebody; return the answer's status."""
        self.document.refresh_from_db()
        given = {
            "version": version or self.document.version,
            "file": SimpleUploadedFile(name, content),
        }
        return self.as_role(role).post(f"{self.page}file/", given).status_code

    def test_a_file_is_kept_and_handed_out_to_be_saved(self) -> None:
        self.assertEqual(self.bring("Acta de fundación.pdf", PDF), 302)
        page = self.as_role("observer").get(self.page)
        self.assertContains(page, "Acta de fundación.pdf")
        answer = self.as_role("observer").get(f"{self.page}download/")
        kept = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        self.assertEqual(kept, check("a.pdf", PDF).content)
        self.assertTrue(answer["Content-Disposition"].startswith("attachment"))
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.assertEqual(answer["Content-Type"], "application/octet-stream")
        self.assertEqual(Entry.objects.filter(act="document.file").count(), 1)

    def test_a_newer_file_takes_the_place_of_the_old_one(self) -> None:
        self.bring("one.pdf", PDF)
        self.document.refresh_from_db()
        before = self.document.file.name
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(self.bring("two.pdf", PDF), 302)
        self.document.refresh_from_db()
        self.assertEqual(self.document.file_name, "two.pdf")
        self.assertFalse(default_storage.exists(before))
        self.assertTrue(default_storage.exists(self.document.file.name))

    def test_the_file_s_place_tells_nothing(self) -> None:
        self.bring("../../secreto.pdf", PDF)
        self.document.refresh_from_db()
        self.assertRegex(self.document.file.name, r"^library/[0-9a-f]{32}$")
        self.assertEqual(self.document.file_name, "secreto.pdf")

    def test_it_is_hidden_with_its_document(self) -> None:
        self.bring("one.pdf", PDF)
        Document.objects.filter(pk=self.document.pk).update(
            access_class=Class.SECRETARIAT
        )
        for role in ("civil_seat", "outsider", "other_secretariat"):
            answer = self.as_role(role).get(f"{self.page}download/")
            self.assertEqual(answer.status_code, 404)
        answer = Client().get(f"{self.page}download/")
        self.assertEqual(answer.status_code, 302)

    def test_who_reads_may_not_bring_or_take_away(self) -> None:
        self.assertEqual(self.bring("one.pdf", PDF, "civil_seat"), 403)
        self.assertEqual(self.bring("one.pdf", PDF, "outsider"), 404)
        client = self.as_role("civil_seat")
        self.assertEqual(client.post(f"{self.page}file/drop/").status_code, 403)

    def test_what_cannot_be_kept_is_refused_and_leaves_nothing(self) -> None:
        wrong = {
            "empty.pdf": b"",
            "renamed.xlsx": PDF,
            "program.exe": b"MZ\x90\x00\x03",
            "page.html": b"<!DOCTYPE html><script>alert(1)</script>",
            "drawing.svg": b"<svg onload='x'/>",
            "page.txt": b"<html><script>",
            "macros.docx": zipped(
                {"[Content_Types].xml": "<x/>", "word/vbaProject.bin": "x"}
            ),
            "archive.zip": zipped({"a.exe": "x"}),
            "broken.docx": b"PK\x03\x04 no archive",
            "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "tail.txt": b"a" * 5000 + b"\x00",
        }
        for name, content in wrong.items():
            with self.subTest(name):
                self.assertEqual(self.bring(name, content), 422)
        self.document.refresh_from_db()
        self.assertFalse(self.document.file)
        self.assertEqual(default_storage.listdir("")[0], [])

    def test_a_picture_is_kept_without_what_the_camera_wrote(self) -> None:
        self.assertEqual(self.bring("foto.jpg", jpeg(6)), 302)
        given = self.as_role("observer").get(f"{self.page}download/")
        kept = b"".join(given.streaming_content)
        self.assertTrue(kept.startswith(b"\xff\xd8\xff"))
        for words in SAID:
            self.assertNotIn(words, kept)
        self.assertEqual(self.bring("foto.png", png()[:-30], version=2), 422)

    def test_of_what_is_signed_it_is_said_that_it_still_tells_who_wrote_it(
        self,
    ) -> None:
        given = {
            "version": 1,
            "file": SimpleUploadedFile("oficio.pdf", papers.pdf(signed=True)),
        }
        client = self.as_role("secretariat")
        page = client.post(f"{self.page}file/", given, follow=True)
        self.assertContains(page, "firmado digitalmente")

    def test_a_file_that_is_too_large_is_refused(self) -> None:
        with self.assertRaises(NotTaken):
            check("big.pdf", PDF + bytes(LARGEST))

    def test_what_people_bring_is_taken(self) -> None:
        good = {
            "carta.docx": papers.word(),
            "cuadro.XLSX": papers.excel(),
            "acta.odt": papers.odt(),
            "foto.JPG": jpeg(),
            "lista.csv": "año;región\n2017;Cusco".encode("latin-1"),
            "sin extension": PDF,
            "emoji 🎉 \u202e‮fdp.pdf": PDF,
            '"quoted" <b>.pdf': PDF,
            "x" * 300 + ".pdf": PDF,
        }
        for name, content in good.items():
            with self.subTest(name):
                self.assertEqual(self.bring(name, content), 302)
        self.document.refresh_from_db()
        self.assertLessEqual(len(self.document.file_name), 160)
        answer = self.as_role("observer").get(f"{self.page}download/")
        self.assertNotIn("\n", answer["Content-Disposition"])

    def test_the_second_of_two_is_told_and_nothing_is_lost(self) -> None:
        self.assertEqual(self.bring("one.pdf", PDF, version=1), 302)
        self.assertEqual(self.bring("two.pdf", PDF, version=1), 409)
        self.document.refresh_from_db()
        self.assertEqual(self.document.file_name, "one.pdf")

    def test_a_get_takes_nothing_away(self) -> None:
        self.bring("one.pdf", PDF)
        client = self.as_role("secretariat")
        client.get(f"{self.page}file/drop/?version=2")
        self.document.refresh_from_db()
        self.assertTrue(self.document.file)
        client.post(f"{self.page}file/drop/", {"version": self.document.version})
        self.document.refresh_from_db()
        self.assertFalse(self.document.file)
        self.assertEqual(client.get(f"{self.page}download/").status_code, 404)

    def test_a_lost_file_is_said_and_breaks_nothing(self) -> None:
        self.bring("one.pdf", PDF)
        self.document.refresh_from_db()
        default_storage.delete(self.document.file.name)
        client = self.as_role("observer")
        self.assertEqual(client.get(self.page).status_code, 200)
        self.assertEqual(client.get(f"{self.page}download/").status_code, 404)
