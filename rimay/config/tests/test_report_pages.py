"""A report from draft to publication, as pages and as files."""

import io
import zipfile

import docx
import pypdf
from django.test import TestCase, override_settings

from rimay.config.tests import walk
from rimay.groups.models import Organisation, Person
from rimay.results import documents_of
from rimay.results.documents import files
from rimay.results.models import Report
from rimay.study.models import Workshop


@override_settings(DEMONSTRATION=True)
class ReportTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()
        cls.report = Report.objects.get(group=cls.group)

    def setUp(self) -> None:
        self.people = walk.clients()

    def test_the_pdf_is_tagged_titled_and_names_nobody(self) -> None:
        document = documents_of.document_of(self.report, "es")
        held = pypdf.PdfReader(io.BytesIO(files.as_pdf(document)))
        self.assertEqual(held.metadata.title, "Qantu: resultados del primer año")
        self.assertFalse(held.metadata.author)
        root = held.trailer["/Root"]
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        self.assertEqual(str(root["/Lang"])[:2], "es")
        self.assertIn(b"pdfuaid", root["/Metadata"].get_object().get_data())
        self.names_nobody("\n".join(page.extract_text() for page in held.pages))

    def test_the_word_file_has_headings_tables_and_names_nobody(self) -> None:
        content = files.as_word(documents_of.document_of(self.report, "en"))
        held = docx.Document(io.BytesIO(content))
        headings = [p.text for p in held.paragraphs if p.style.name == "Heading 1"]
        self.assertIn("Results", headings)
        self.assertGreater(len(held.tables), 2)
        self.assertEqual(held.core_properties.author, "")
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            everything = b"".join(
                parts.read(n) for n in parts.namelist() if n.endswith(".xml")
            )
        self.names_nobody(everything.decode())

    def names_nobody(self, text: str) -> None:
        for person in Person.objects.filter(group=self.group):
            self.assertNotIn(person.name, text)

    def test_figures_stand_as_published_when_rows_change(self) -> None:
        before = documents_of.document_of(self.report, "es")
        Organisation.objects.filter(group=self.group).update(short_name="X")
        self.report.refresh_from_db()
        self.assertEqual(documents_of.document_of(self.report, "es"), before)

    def test_a_donors_form_is_filled_and_a_wrong_one_is_told(self) -> None:
        document = documents_of.document_of(self.report, "es")
        filled = files.filled(
            document, form("{{ figure('training.participants') }} y {{ title }}")
        )
        text = "\n".join(p.text for p in docx.Document(io.BytesIO(filled)).paragraphs)
        self.assertIn("115 y Qantu: resultados del primer año", text)
        for wrong in (
            form("{{ figure('no.such') }}"),
            form("{{ nothing }}"),
            b"%PDF-1.4",
            form("{% broken"),
        ):
            with self.assertRaises(files.TemplateRefused):
                files.filled(document, wrong)

    def test_a_form_cannot_reach_out_of_its_box(self) -> None:
        document = documents_of.document_of(self.report, "es")
        with self.assertRaises(files.TemplateRefused):
            files.filled(document, form("{{ ''.__class__.__mro__ }}"))

    def test_publishing_refuses_typed_numbers_until_they_are_looked_at(self) -> None:
        desk = self.people["secretariat"]
        desk.post("/g/qantu/reports/begin/")
        draft = Report.objects.filter(group=self.group).latest("id")
        section = draft.sections.first()
        held = {
            "title_es": "Resumen",
            "body_es": "Fueron 999 personas.",
            "version": section.version,
        }
        answer = desk.post(f"/g/qantu/sections/{section.pk}/", held)
        self.assertEqual(answer.status_code, 302)
        address = f"/g/qantu/reports/{draft.pk}/publish/"
        self.assertContains(desk.get(address), "999")
        self.assertEqual(desk.post(address, {"access_class": "group"}).status_code, 422)
        self.assertFalse(Report.objects.get(pk=draft.pk).is_published)
        looked = {"access_class": "group", "looked_at": "on"}
        self.assertEqual(desk.post(address, looked).status_code, 302)
        self.assertTrue(Report.objects.get(pk=draft.pk).is_published)

    def test_title_and_period_are_written_and_an_impossible_one_is_told(self) -> None:
        desk = self.people["secretariat"]
        desk.post("/g/qantu/reports/begin/")
        draft = Report.objects.filter(group=self.group).latest("id")
        address = f"/g/qantu/reports/{draft.pk}/title/"
        held = {"title_es": "Uno", "version": draft.version, "period_from": "2018"}
        for wrong in ("2017", "el año de la pera"):
            answer = desk.post(address, held | {"period_to": wrong})
            with self.subTest(wrong):
                self.assertEqual(answer.status_code, 422)
        told = {"period_from": "agosto de 2017", "period_to": "fines de 2017"}
        self.assertEqual(desk.post(address, held | told).status_code, 302)
        page = desk.get(f"/g/qantu/reports/{draft.pk}/")
        self.assertContains(page, "agosto de 2017 – fines de 2017")

    def test_two_people_writing_the_second_is_told(self) -> None:
        desk = self.people["secretariat"]
        desk.post("/g/qantu/reports/begin/")
        section = Report.objects.filter(group=self.group).latest("id").sections.first()
        held = {"title_es": "Uno", "body_es": "", "version": section.version}
        address = f"/g/qantu/sections/{section.pk}/"
        self.assertEqual(desk.post(address, held).status_code, 302)
        second = desk.post(address, held | {"body_es": "Lo mío"})
        self.assertEqual(second.status_code, 409)
        self.assertContains(second, "Lo mío", status_code=409)

    def test_a_seat_reads_it_and_may_not_publish(self) -> None:
        seat = self.people["police_seat"]
        self.assertEqual(
            seat.get(f"/g/qantu/reports/{self.report.pk}/").status_code, 200
        )
        address = f"/g/qantu/reports/{self.report.pk}/publish/"
        self.assertEqual(seat.get(address).status_code, 403)
        self.assertEqual(self.people["outsider"].get(address).status_code, 404)

    def test_everybody_reads_what_was_published_for_everybody(self) -> None:
        nobody = self.people["anonymous"]
        answer = nobody.get(f"/public/qantu/report/{self.report.pk}/")
        self.assertContains(answer, "115")
        self.assertEqual(nobody.get("/public/cusco/report/999999/").status_code, 404)

    def test_a_group_without_a_report_gets_its_figures(self) -> None:
        Report.objects.filter(group=self.group)
        document = documents_of.outline_of(self.group, "es")
        self.assertIn("115", [line.value for line in document.figures])

    def test_a_breakdown_with_a_small_cell_is_hidden_whole(self) -> None:
        page = self.people["secretariat"].get("/g/qantu/figures/study.interviewees/")
        self.assertEqual(page.status_code, 200)
        for release in self.report.releases.filter(code="training.participants"):
            for breakdown in release.breakdowns:
                counts = [count for _label, count, _slot in breakdown["cells"]]
                self.assertFalse([n for n in counts if 0 < n < 5], breakdown["code"])


def form(text: str) -> bytes:
    """Return a Word form with one paragraph."""
    held = docx.Document()
    held.add_paragraph(text)
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


@override_settings(DEMONSTRATION=True)
class CorrectionTests(TestCase):
    databases = {"default", "ephemeral"}

    def test_correcting_a_row_names_the_report_and_the_report_says_what_changed(
        self,
    ) -> None:
        group = walk.load_groups()
        desk = walk.clients()["secretariat"]
        row = Workshop.objects.filter(group=group).order_by("id").last()
        page = desk.get(f"/g/qantu/workshops/{row.pk}/change/")
        held = {
            name: value
            for form in page.context["forms"].all()
            for name, value in _initial(form).items()
        }
        answer = desk.post(f"/g/qantu/workshops/{row.pk}/change/", held, follow=True)
        self.assertContains(answer, "Qantu: resultados del primer año")
        self.assertContains(answer, "Está detrás del informe publicado")
        row.delete()
        desk.post("/g/qantu/figures/release/", {"access_class": "public"})
        report = Report.objects.get(group=group)
        page = desk.get(f"/g/qantu/reports/{report.pk}/")
        self.assertContains(page, "4 entonces, 3 ahora")


def _initial(form: object) -> dict[str, object]:
    """Return a form's first values under the names that it posts."""
    found = {}
    for field in form:  # type: ignore[attr-defined]
        value = field.value()
        if value not in (None, "", False):
            found[field.html_name] = value
    return found
