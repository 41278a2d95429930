"""Anybody checks an acta on the public page, or an operator by command."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from rimay.dialogue.models import MeetingFile
from rimay.dialogue.queries import verifying
from rimay.dialogue.queries.acta_text import grouped
from rimay.dialogue.tests.acta_closed import PNG, VerifyTestCase
from rimay.dialogue.tests.pdf_copies import with_other_letter


class PageTests(VerifyTestCase):
    def bring(self, content: bytes, code: str = "", name: str = "acta.pdf") -> object:
        file = SimpleUploadedFile(name, content)
        return Client().post("/verify/", {"code": code, "file": file})

    def test_anybody_checks_and_learns_no_content(self) -> None:
        page = self.bring(self.pdf)
        self.assertContains(page, "Es el texto del acta")
        self.assertContains(page, "un grupo que no se muestra en público")
        for word in ("municipalidades", "noviembre de 2017", "qantu-test", "police"):
            self.assertNotContains(page, word)

    def test_a_group_with_a_public_page_is_named_and_nothing_else(self) -> None:
        self.cast.group.is_public = True
        self.cast.group.save()
        page = Client().get(f"/verify/{grouped(self.acta.check_code).lower()}/")
        self.assertContains(page, "Hay un acta con este código")
        self.assertContains(page, "Grupo qantu-test")
        self.assertContains(page, verifying.told_of(self.acta).fingerprint)
        self.assertNotContains(page, "municipalidades")
        self.assertNotContains(page, "/g/qantu-test/")

    def test_one_letter_changed_is_told(self) -> None:
        altered = with_other_letter(self.pdf, "municipalidades", "municipalidadas")
        page = self.bring(altered)
        self.assertContains(page, "No es el texto del acta")
        self.assertNotContains(page, "municipalidades")

    def test_a_code_that_is_none_is_told_alike(self) -> None:
        for code in ("000000000000", "short", "0" * 40):
            page = Client().get(f"/verify/{code}/")
            self.assertContains(page, "Ningún acta cerrada aquí tiene este código")

    def test_empty_forms_and_files_are_told(self) -> None:
        self.assertEqual(Client().post("/verify/", {}).status_code, 422)
        self.assertEqual(self.bring(b"").status_code, 422)
        self.assertEqual(self.bring(b"PK\x03\x04\0").status_code, 422)

    def test_the_desk_is_led_to_bring_the_signed_paper_and_nobody_else(self) -> None:
        at = f"/verify/{self.acta.check_code}/"
        self.assertContains(
            self.as_role("secretariat").get(at), "Traer el acta firmada"
        )
        for role in ("civil_seat", "outsider", "other_secretariat"):
            self.assertNotContains(self.as_role(role).get(at), "Traer el acta firmada")

    def test_nothing_is_kept_and_too_many_are_refused(self) -> None:
        self.bring(self.pdf)
        self.assertFalse(MeetingFile.objects.exists())
        answers = [
            Client(REMOTE_ADDR="10.7.7.7").get("/verify/000000000000/")
            for _ in range(61)
        ]
        self.assertEqual(answers[0].status_code, 200)
        self.assertEqual(answers[-1].status_code, 429)


class CommandTests(VerifyTestCase):
    def run_on(self, content: bytes, *options: str) -> tuple[int, str]:
        out = StringIO()
        with TemporaryDirectory() as folder:
            path = Path(folder) / "acta"
            path.write_bytes(content)
            try:
                call_command("verify_minutes", str(path), *options, stdout=out)
            except CommandError as error:
                return error.returncode, out.getvalue()
        return 0, out.getvalue()

    def test_each_end_has_its_code(self) -> None:
        code, words = self.run_on(self.pdf)
        self.assertEqual(code, 0)
        self.assertIn("It is the text of the acta.", words)
        altered = with_other_letter(self.pdf, "municipalidades", "municipalidadas")
        code_given = ("--code", self.acta.check_code)
        for content, options, expected in (
            (altered, (), 1),
            (b"Nada.", (), 2),
            (self.pdf, ("--code", "000000000000"), 2),
            (b"", (), 3),
            (PNG, code_given, 3),
            (
                self.acta.text.encode() + b"\nY algo mas.",
                ("--code", self.acta.check_code),
                4,
            ),
        ):
            with self.subTest(expected=expected):
                self.assertEqual(self.run_on(content, *options)[0], expected)
        with self.assertRaises(CommandError) as caught:
            call_command("verify_minutes", "/nowhere/acta.pdf")
        self.assertEqual(caught.exception.returncode, 3)
