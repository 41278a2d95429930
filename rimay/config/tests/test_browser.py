"""The pages in Chromium: no violation of WCAG 2.2 AA, nothing sideways, nothing from
elsewhere, light enough for a telephone, and usable without script.
"""

from rimay.config.tests.browser import BrowserCase
from rimay.dialogue.models import (
    ArticleComment,
    Charter,
    CharterArticle,
    RoundQuestion,
)
from rimay.groups.models import Group, Membership, Organisation, Person, Place
from rimay.home.models import PathwayStep
from rimay.outreach.models import PublicMessage
from rimay.records.addresses import url_of
from rimay.results.models import Report
from rimay.study.models import Finding, Study, Workshop
from rimay.training.models import Event

INSIDE = (
    "", "memberships/", "memberships/new/", "meetings/", "agreements/", "agreements/new/",
    "studies/", "events/", "participants/", "workplan/", "outreach/", "funding/",
    "figures/", "figures/training.participants/", "reports/", "trail/",
    "search/?q=policias", "imports/", "imports/new/", "lists/new/", "settings/",
    "see-as/", "round/", "invitations/", "pathway/", "documents/", "letters/",
    "charter/", "charter/new/", "charter/read/", "charter/ask/", "charter/sheet/",
    "charter/sheet/enter/", "round/print/",
    "matters/", "matters/new/", "meetings/new/",
)  # fmt: skip
OUTSIDE = (
    "/", "/public/qantu/", "/public/cusco/", "/public/peru/", "/public/qantu/write/",
    "/demo/", "/public/qantu/thanks/",
    "/sign-in/", "/join/", "/about/reading/", "/about/accessibility/",
    "/about/personal-data/",
)  # fmt: skip
# Lists of the rooms, each in the shape that all lists have.
LISTS = (
    "members/", "organisations/", "people/", "posts/", "appointments/", "seat-holders/",
    "offices/", "contacts/", "places/", "holidays/", "interviews/", "findings/",
    "workshops/", "participations/", "test-results/", "participants/?q=condori",
    "participants/?q=nadie", "search/", "search/?q=xyzzy", "organisations/new/",
)  # fmt: skip
# Records whose pages are looked at rather than read.
RECORDS = (
    Organisation, Membership, Person, Place, PathwayStep, Study, Finding, Workshop,
    Event,
)  # fmt: skip


def records() -> list[str]:
    """Return the address of one record of each kind with a page of its own."""
    group = Group.objects.get(slug="qantu")
    held = (model.objects.filter(group=group).first() for model in RECORDS)
    return [url_of(row, group) for row in held if row is not None]


class BrowserTests(BrowserCase):
    def test_pages_of_a_group_on_a_telephone(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740})
        self.enter(page, "Secretaría técnica")
        report = Report.objects.get(group__slug="qantu").pk
        own = [f"reports/{report}/", f"reports/{report}/fill/", *_of_the_charter()]
        parts = (*INSIDE, *own, *LISTS)
        self.look(page, [*(f"/g/qantu/{part}" for part in parts), *records()])

    def test_pages_of_a_group_on_a_laptop_in_the_dark_in_english(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900}, color_scheme="dark")
        self.enter(page, "Secretaría técnica")
        page.get_by_role("button", name="English").click()
        parts = (*INSIDE, *LISTS)
        self.look(page, [*(f"/g/qantu/{part}" for part in parts), *records()])

    def test_who_stands_beside_the_table_meets_whole_pages(self) -> None:
        own = ("", "members/", "studies/", "events/", "figures/", "search/?q=policias")
        for who in ("Titular: Policía", "Observador", "Donante", "Equipo del estudio"):
            page = self.open(viewport={"width": 360, "height": 740})
            self.enter(page, who)
            self.look(page, [f"/g/qantu/{part}" for part in own])
            self.look(page, ["/g/qantu/nothing/"], status=404)
            self.look(page, ["/g/qantu/agreements/new/"], status=403)

    def test_public_pages_on_a_telephone_and_a_laptop(self) -> None:
        report = Report.objects.get(group__slug="cusco").pk
        pages = [*OUTSIDE, f"/public/cusco/report/{report}/"]
        for width in (320, 1440):
            self.look(self.open(viewport={"width": width, "height": 800}), pages)

    def test_the_real_group_looks_well_with_the_rest_absent(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740})
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="Macro Sur").locator("button").first.click()
        self.look(page, [f"/g/cusco/{part}" for part in INSIDE])

    def test_an_empty_group_has_no_broken_page(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900})
        page.goto(f"{self.live_server_url}/demo/")
        page.locator("section", has_text="del Perú").locator("button").first.click()
        self.look(
            page, [f"/g/peru/{part}" for part in INSIDE if "training." not in part]
        )

    def test_without_script_one_writes_reads_and_changes_the_language(self) -> None:
        page = self.open(java_script_enabled=False)
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/meetings/new/")
        page.get_by_label("Título (en español)").fill("Sesión sin script")
        page.get_by_role("button", name="Guardar").click()
        self.assertIn("Sesión sin script", page.locator("h1").inner_text())
        page.get_by_role("button", name="English").click()
        self.assertEqual(page.locator("html").get_attribute("lang"), "en")

    def test_somebody_from_outside_writes_and_the_secretariat_reads_it(self) -> None:
        page = self.open()
        page.goto(f"{self.live_server_url}/public/qantu/write/")
        self.assertIn("secretaría", page.locator(".who").inner_text())
        page.locator("[name=name]").fill("Rosa")
        page.locator("[name=message]").fill("Quisiera participar.")
        page.get_by_role("button", name="Enviar a la secretaría").click()
        page.wait_for_url("**/thanks/")
        self.assertEqual(
            PublicMessage.objects.filter(message="Quisiera participar.").count(), 1
        )

    def test_seen_as_another_role_nothing_can_be_changed(self) -> None:
        page = self.open()
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/see-as/")
        page.get_by_role("button", name="Observador").click()
        self.assertIn("como la recibiría", page.locator(".seen-as").inner_text())
        answer = page.goto(f"{self.live_server_url}/g/qantu/letters/")
        self.assertEqual(page.locator("a.button.filled").count(), 0)
        self.assertIn(answer.status, {200, 404})
        new = page.goto(f"{self.live_server_url}/g/qantu/meetings/new/")
        self.assertEqual(new.status, 403)

    def test_a_section_is_read_while_it_is_written(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900})
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/reports/")
        page.get_by_role("button", name="Empezar un informe").click()
        page.wait_for_url("**/reports/*/")
        draft = Report.objects.latest("id")
        section = draft.sections.all()[0]
        base = "/g/qantu"
        self.look(
            page,
            [
                f"{base}/reports/{draft.pk}/",
                f"{base}/reports/{draft.pk}/publish/",
                f"{base}/sections/{section.pk}/",
            ],
        )
        shown = page.locator("#preview")
        page.get_by_label("Texto en español").fill("Fueron ")
        page.locator("summary", has_text="Cifras para poner").click()
        page.get_by_role("button", name="[[training.participants]]").click()
        shown.locator(".figure", has_text="115").wait_for()
        self.assertEqual(
            page.get_by_label("Texto en español").input_value(),
            "Fueron [[training.participants]]",
        )
        page.get_by_label("Texto en inglés").fill("There were 999.")
        shown.get_by_text("There were 999.", exact=True).wait_for()
        self.assertIn("999", shown.locator(".note").inner_text())
        self.assertEqual(draft.sections.all()[0].body.words, ())
        page.get_by_role("button", name="Guardar").click()
        page.wait_for_url("**/reports/*/")
        self.assertEqual(len(draft.sections.all()[0].body.words), 2)


def _of_the_charter() -> list[str]:
    """Return the pages of the made-up group's charter in force, its draft and a seat."""
    rows = Charter.objects.filter(group__slug="qantu", kind="charter")
    held, draft = (rows.get(state=state).pk for state in ("adopted", "draft"))
    article = CharterArticle.objects.get(charter=draft, number=6).pk
    comment = ArticleComment.objects.filter(article=article).values_list("pk")[0][0]
    asked = RoundQuestion.objects.filter(answer="left").values_list("pk")[0][0]
    seat = Membership.objects.get(group__slug="qantu", key="killa").pk
    return [
        f"charter/{held}/", f"charter/{draft}/", f"charter/{draft}/compare/",
        f"charter/{draft}/rules/", f"charter/{draft}/adopt/",
        f"charter/{draft}/article/6/comment/", f"charter-articles/{article}/",
        f"charter-articles/{article}/change/", f"article-comments/{comment}/change/",
        f"round/asked/{asked}/answer/", f"round/asked/{asked}/request/",
        f"memberships/{seat}/pack/",
    ]  # fmt: skip
