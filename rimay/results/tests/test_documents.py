"""What a report's files are made of: alternative texts, headings, tables, no guess."""

import io
from dataclasses import replace
from typing import Any

import docx
import pypdf
from django.test import TestCase
from django.utils.translation import override

from rimay.access.tests.cast import Cast, make_cast
from rimay.core.classes import Class
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.groups.models import Place
from rimay.results import documents_of
from rimay.results.documents import files
from rimay.results.documents.content import (
    Document,
    Part,
    Piece,
    from_plain,
    plain,
)
from rimay.results.documents.timeline import timeline
from rimay.study.models import Study
from rimay.training.models import Event
from rimay.workplan.models import Workplan


class DocumentTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        group = cls.cast.group
        group.founded_on, group.country = PartialDate("2017-08"), "PE"
        group.save()
        Place.objects.create(
            group=group,
            name=Text.of(es="Cusco"),
            kind="region",
            codes={"ISO 3166-2": "PE-CUS"},
            in_scope=True,
            is_seat=True,
            access_class=Class.PUBLIC,
        )
        Study.objects.create(
            group=group,
            title=Text.of(es="Estudio", en="Study"),
            starts_on=PartialDate("2017-02"),
            ends_on=PartialDate("2017-06"),
            access_class=Class.PUBLIC,
        )

    def document(self, language: str = "es") -> Document:
        return documents_of.outline_of(self.cast.group, language)

    def test_the_outline_has_what_donors_look_for(self) -> None:
        titles = [part.title for part in self.document("en").parts]
        self.assertEqual(
            titles,
            [
                "Summary",
                "Setting",
                "First phase: feasibility study",
                "Second phase: founding and first activities",
                "Results",
                "What comes next",
                "Aims a, b and c",
                "Figures and what they rest on",
            ],
        )

    def test_it_is_the_same_after_it_was_frozen(self) -> None:
        document = self.document()
        self.assertEqual(from_plain(plain(document)), document)

    def test_an_aim_that_nobody_measured_says_so(self) -> None:
        aims = [aim for part in self.document("en").parts for aim in part.aims]
        self.assertEqual([aim.value for aim in aims], ["not measured"] * 3)

    def test_the_timeline_tells_months_and_guesses_none(self) -> None:
        group = self.cast.group
        for day in ("2017-09", "2017"):
            Event.objects.create(
                group=group,
                title=Text.of(es="Taller"),
                starts_on=PartialDate(day),
                access_class=Class.PUBLIC,
            )
        Event.objects.create(
            group=group,
            title=Text.of(es="Reservado"),
            starts_on=PartialDate("2017-10"),
            access_class=Class.GROUP,
        )
        Workplan.objects.create(
            group=group,
            year=2018,
            title=Text.of(es="Plan"),
            adopted_on=PartialDate("2017-12~"),
            access_class=Class.PUBLIC,
        )
        with override("en"):
            (chart,) = timeline(group)
        self.assertEqual(
            chart.rows,
            (
                ("Study", "February 2017 to June 2017"),
                ("Founding of the group", "August 2017"),
                ("Trainings", "September 2017"),
                ("Workplan adopted", "end of 2017"),
            ),
        )
        self.assertEqual([m.code for m in chart.months][::10], ["2017-02", "2017-12"])

    def test_the_pdf_reads_its_pictures_out(self) -> None:
        held = pypdf.PdfReader(io.BytesIO(files.as_pdf(self.document("en"))))
        told = " ".join(alternatives(held.trailer["/Root"]["/StructTreeRoot"]))
        self.assertIn("Cusco, seat of the group", told)
        self.assertIn("Founding of the group: August 2017", told)

    def test_the_word_file_reads_its_pictures_out(self) -> None:
        held = docx.Document(io.BytesIO(files.as_word(self.document("en"))))
        told = [shape._inline.docPr.get("descr") for shape in held.inline_shapes]
        self.assertGreater(len(told), 1)
        self.assertTrue(all(told), told)
        for table in held.tables:
            head = table.rows[0]._tr.trPr
            self.assertTrue(head.xpath("w:tblHeader"), table.cell(0, 0).text)
        styles = {p.style.name for p in held.paragraphs if p.text}
        self.assertLessEqual({"Title", "Heading 1", "Heading 2"}, styles)

    def test_a_section_keeps_its_paragraphs_in_a_donors_form(self) -> None:
        form = docx.Document()
        form.add_paragraph("{{ section('Resumen') }}")
        out = io.BytesIO()
        form.save(out)
        said = Part("Resumen", ((Piece("Uno."),), (Piece("Dos."),)))
        document = replace(self.document(), parts=(said,))
        filled = docx.Document(io.BytesIO(files.filled(document, out.getvalue())))
        found = [p.text.strip() for p in filled.paragraphs if p.text.strip()]
        self.assertEqual(found, ["Uno.", "Dos."])

    def fill(self, *paragraphs: str) -> docx.document.Document:
        form, out = docx.Document(), io.BytesIO()
        for words in paragraphs:
            form.add_paragraph(words)
        form.core_properties.author = form.core_properties.keywords = "Puma, Ana"
        form.core_properties.comments = "para Ana"
        form.save(out)
        filled = files.filled(self.document(), out.getvalue())
        return docx.Document(io.BytesIO(filled))

    def test_a_form_that_cannot_be_filled_says_all_that_is_wrong(self) -> None:
        for words, told in (
            (
                "{{ figure('x.y') }} {{ section(44) }} {{ basis('x.z') }}",
                "x.y, 44, x.z",
            ),
            ("{{ total }} {{ other }}", "other, total"),
            ("{{ 1/0 }}", "division by zero"),
            ("[[training.participants]]", "no tiene dónde llenarse"),
        ):
            refused = self.assertRaises(files.TemplateRefused)
            with self.subTest(words), override("es"), refused as no:
                self.fill(words)
            self.assertIn(told, str(no.exception))

    def test_a_filled_form_says_nothing_of_who_made_it(self) -> None:
        about = self.fill("{{ title }}").core_properties
        self.assertEqual((about.author, about.keywords, about.comments), ("", "", ""))
        self.assertEqual(about.title, self.document().title)


def alternatives(node: Any) -> list[str]:
    """Return the alternative texts of a tree of structure."""
    found, waiting = [], [node]
    while waiting:
        held = waiting.pop().get_object()
        if not isinstance(held, dict):
            waiting += list(held) if isinstance(held, list) else []
            continue
        if "/Alt" in held:
            found.append(str(held["/Alt"]))
        below = held.get("/K")
        if below is not None and not isinstance(below, int):
            below = below.get_object()
            waiting += below if isinstance(below, list) else [below]
        waiting = [one for one in waiting if not isinstance(one, int)]
    return found
