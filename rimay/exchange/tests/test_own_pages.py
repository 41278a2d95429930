"""The pages of people's own lists: ask, show, make what was shown, refuse others."""

from django.core.files.uploadedfile import SimpleUploadedFile

from rimay.access.tests.cast import sign_in
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.exchange import limits
from rimay.exchange.models import Import, RememberedHeading, RememberedName
from rimay.exchange.own.purposes import PURPOSES
from rimay.exchange.tests.owning import OwnListTests
from rimay.groups.models import Organisation
from rimay.results.models import Report, RestsOn

MATRIX = (
    "N°\tAcuerdo\tResponsable\tPlazo\n"
    "1\tElaborar la ruta\tLos azules\t15/8/17\n"
    "\tTOTAL\t1\n"
)


class ListPageTests(OwnListTests):
    def setUp(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        self.at = f"/g/{self.cast.group.slug}/"

    def bring(self, purpose: str = "agreements", pasted: str = MATRIX) -> str:
        answer = self.client.post(f"{self.at}lists/new/{purpose}/", {"pasted": pasted})
        self.assertEqual(answer.status_code, 302, answer.content)
        return str(answer["Location"])

    def test_every_kind_of_list_has_its_page(self) -> None:
        choose = self.client.get(f"{self.at}lists/new/")
        for purpose in PURPOSES:
            with self.subTest(purpose.code):
                address = f"{self.at}lists/new/{purpose.code}/"
                self.assertContains(choose, address)
                page = self.client.get(address)
                self.assertContains(page, str(purpose.hint))
                for asked in purpose.asked:
                    self.assertContains(page, f'name="{asked.name}"')
        self.assertEqual(self.client.get(f"{self.at}lists/new/nada/").status_code, 404)

    def test_it_asks_then_shows_then_makes_what_was_shown(self) -> None:
        look = self.bring()
        page = self.client.get(look)
        self.assertContains(page, "Los azules")
        self.assertContains(page, "línea 3")
        self.assertNotContains(page, 'name="make"')
        (question,) = page.context["review"].open
        refused = self.client.post(look, {"make": "1"}, follow=True)
        self.assertContains(refused, "Primero responda")
        said = {
            question.name: "other",
            f"{question.name}-words": "Región Policial Qantu",
            "look": "1",
        }
        shown = self.client.post(look, said, follow=True)
        self.assertContains(shown, "Región Policial Qantu")
        self.assertContains(shown, "15 de agosto de 2017")
        self.assertContains(shown, 'name="make"')
        self.assertFalse(Agreement.objects.exists())
        mark = shown.context["review"].mark
        made = self.client.post(look, {"make": "1", "seen": mark})
        self.assertEqual(
            made["Location"], f"{self.at}imports/{Import.objects.get().pk}/"
        )
        self.assertEqual(Agreement.objects.get().organisation, self.pol)
        self.assertEqual(RememberedName.objects.get().row_id, self.pol.pk)
        self.assertTrue(
            RememberedHeading.objects.filter(heading="plazo", target="due_on").exists()
        )
        self.assertEqual(self.client.get(look).status_code, 404)

    def test_a_list_names_the_reports_that_rest_on_what_it_changes(self) -> None:
        row = Agreement.objects.create(
            group=self.cast.group,
            number="1",
            text="Elaborar la ruta",
            organisation=self.pol,
        )
        report = Report.objects.create(
            group=self.cast.group, title=Text.of(es="Informe uno"), state="published"
        )
        RestsOn.objects.create(
            report=report, subject="dialogue.agreement", row_id=row.pk
        )
        look = self.bring(pasted=MATRIX.replace("Los azules", "POL"))
        page = self.client.get(look)
        said = {"make": "1", "seen": page.context["review"].mark}
        done = self.client.post(look, said, follow=True)
        self.assertContains(done, "Informe uno")

    def test_an_answer_given_with_the_yes_is_shown_before_it_is_made(self) -> None:
        look = self.bring()
        page = self.client.get(look)
        (question,) = page.context["review"].open
        said = {"make": "1", "seen": page.context["review"].mark, question.name: "new"}
        again = self.client.post(look, said, follow=True)
        self.assertContains(again, "Mírelo una vez más")
        self.assertFalse(Agreement.objects.exists())
        mark = again.context["review"].mark
        self.client.post(look, {"make": "1", "seen": mark})
        self.assertEqual(str(Agreement.objects.get().organisation), "Los azules")

    def test_it_is_shown_once_more_where_the_records_changed_meanwhile(self) -> None:
        look = self.bring(pasted="Acuerdo\tEstado\nElaborar la ruta\tCumplido\n")
        page = self.client.get(look)
        Agreement.objects.create(
            group=self.cast.group, text=Text.of(es="Elaborar la ruta")
        )
        said = {"make": "1", "seen": page.context["review"].mark}
        again = self.client.post(look, said, follow=True)
        self.assertContains(again, "Mírelo una vez más")
        self.assertEqual(Agreement.objects.get().status, "pending")

    def test_who_reads_them_is_said_and_can_be_chosen(self) -> None:
        look = self.bring(pasted="Acuerdo\nElaborar la ruta\n")
        page = self.client.get(look)
        self.assertContains(page, "Quiénes los leerán")
        page = self.client.post(look, {"reads": "members", "look": "1"}, follow=True)
        mark = page.context["review"].mark
        self.client.post(look, {"make": "1", "seen": mark, "reads": "members"})
        self.assertEqual(Agreement.objects.get().access_class, "members")

    def test_a_yes_to_the_page_as_it_stands_is_enough(self) -> None:
        look = self.bring(pasted="Acuerdo\nElaborar la ruta\n")
        page = self.client.get(look)
        (chosen,) = (o for o in page.context["page"].reads if o.is_chosen)
        said = {"make": "1", "seen": page.context["review"].mark}
        self.client.post(look, {**said, "reads": chosen.value})
        self.assertEqual(Agreement.objects.get().access_class, chosen.value)

    def test_a_column_can_be_taken_for_something_else(self) -> None:
        look = self.bring(pasted="Acuerdo\tResponsable\nElaborar\tPOL\n")
        said = {"column-0-1": "verification", "look": "1"}
        page = self.client.post(look, said, follow=True)
        self.make(page.context["review"])
        row = Agreement.objects.get()
        self.assertEqual((row.organisation, row.verification), (None, "POL"))

    def test_it_is_taken_back_as_one(self) -> None:
        look = self.bring()
        page = self.client.get(look)
        (question,) = page.context["review"].open
        page = self.client.post(look, {question.name: "new"}, follow=True)
        mark = page.context["review"].mark
        self.client.post(look, {"make": "1", "seen": mark})
        self.assertTrue(Organisation.objects.filter(key="los-azules").exists())
        made = Import.objects.get()
        self.client.post(f"{self.at}imports/{made.pk}/take-back/")
        self.assertFalse(Organisation.objects.filter(key="los-azules").exists())
        self.assertFalse(Agreement.objects.exists())

    def test_nothing_pasted_and_files_that_are_none_are_told(self) -> None:
        address = f"{self.at}lists/new/agreements/"
        self.assertContains(
            self.client.post(address, {"pasted": ""}),
            "Pegue filas, o elija un archivo.",
            status_code=422,
        )
        pdf = SimpleUploadedFile("lista.xlsx", b"%PDF-1.7\n%more")
        answer = self.client.post(address, {"file": pdf})
        self.assertContains(answer, "PDF", status_code=422)
        self.assertContains(
            self.client.post(f"{self.at}lists/new/participants/", {"pasted": "x"}),
            "Qué capacitación",
            status_code=422,
        )

    def test_a_file_too_large_is_refused(self) -> None:
        self.addCleanup(setattr, limits, "FILE_BYTES", limits.FILE_BYTES)
        limits.FILE_BYTES = 10
        file = SimpleUploadedFile("grande.csv", b"a;b\n" * 10)
        answer = self.client.post(f"{self.at}lists/new/people/", {"file": file})
        self.assertEqual(answer.status_code, 422)

    def test_others_find_nothing_here(self) -> None:
        look = self.bring()
        for role in ("police_seat", "coordinator", "observer", "outsider"):
            sign_in(self.client, self.cast.users[role])
            for page in (look, f"{self.at}lists/new/", f"{self.at}lists/new/people/"):
                with self.subTest(f"{role} {page}"):
                    self.assertEqual(self.client.get(page).status_code, 404)
                    self.assertEqual(self.client.post(page).status_code, 404)
