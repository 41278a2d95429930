"""A folder of CSV files, as `rimay import` takes it."""

import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command

from rimay.exchange.tests.bringing import BringingTests, book
from rimay.groups.models import Organisation


class FolderTests(BringingTests):
    def bring(self, files: dict[str, bytes]) -> tuple[str, str]:
        out, err = io.StringIO(), io.StringIO()
        with tempfile.TemporaryDirectory() as held:
            for name, content in files.items():
                (Path(held) / name).write_bytes(content)
            call_command(
                "import_records",
                held,
                group=self.cast.group.slug,
                stdout=out,
                stderr=err,
            )
        return out.getvalue(), err.getvalue()

    def test_csv_files_are_found_however_they_are_named_and_empty_ones_left_out(
        self,
    ) -> None:
        row = "Clave;Nombre (es)\r\nz;Ñusta\r\n".encode("latin-1")
        told, _problems = self.bring({"Organizaciones.CSV": row, "people.csv": b"\r\n"})
        self.assertIn("+1 ~0", told)
        self.assertEqual(Organisation.objects.get(key="z").name.best("es"), "Ñusta")

    def test_each_file_that_is_none_is_told_by_name(self) -> None:
        files = {
            "organisations.csv": b"key,name_es\nz,Z\n",
            "people.csv": b"%PDF-1.7\n",
            "posts.csv": book(posts=[["key"]]),
        }
        with self.assertRaises(CommandError) as refusal:
            self.bring(files)
        self.assertIn("people.csv: Esto es un PDF", str(refusal.exception))
        self.assertIn("posts.csv: ", str(refusal.exception))
        self.assertFalse(Organisation.objects.filter(key="z").exists())
