"""What lists, forms and downloads give of rows: to keepers, to readers, sealed ones."""

from datetime import timedelta

from django.test import Client, TestCase

from rimay.access import circles
from rimay.access.models import OnBehalf
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.groups.models import Contact, Membership, Person, Post, SeatHolder
from rimay.home.models import PathwayStep


class ShownTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def at(self, path: str) -> str:
        return f"/g/{self.cast.group.slug}/{path}"

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def download(self, role: str, kind: str) -> str:
        return self.as_role(role).get(self.at(f"{kind}/export/")).getvalue().decode()

    def test_only_keepers_download_keys(self) -> None:
        row = self.cast.organisations["police"]
        self.assertIn(row.key, self.download("secretariat", "organisations"))
        told = self.download("observer", "organisations")
        self.assertIn("police", told)
        self.assertNotIn(row.key, told)

    def test_keys_of_other_rows_are_for_keepers_as_well(self) -> None:
        PathwayStep.objects.create(
            group=self.cast.group,
            position=1,
            title=Text.of(es="Paso"),
            evidence="letters:oficio-secreto",
        )
        self.assertIn("oficio-secreto", self.download("secretariat", "pathway"))
        self.assertNotIn("oficio-secreto", self.download("observer", "pathway"))

    def test_what_an_editor_may_not_see_stays_when_they_save(self) -> None:
        person = self.cast.people["police_seat"]
        holder = SeatHolder.objects.get(person=person)
        hidden = {
            "access_class": Class.PILLAR,
            "access_pillar": holder.membership.pillar,
        }
        Person.objects.filter(pk=person.pk).update(**hidden)
        desk = self.as_role("secretariat")
        page = desk.get(self.at(f"seat-holders/{holder.pk}/change/"))
        self.assertNotContains(page, person.name)
        given = {
            "membership": holder.membership_id,
            "person": "",
            "capacity": "alternate",
            "term_end": "replaced",
            "version": holder.version,
            "reading-access_class": "group",
        }
        answer = desk.post(self.at(f"seat-holders/{holder.pk}/change/"), given)
        self.assertEqual(answer.status_code, 302)
        holder.refresh_from_db()
        self.assertEqual((holder.capacity, holder.person), ("alternate", person))

    def test_a_person_named_on_a_sealed_row_stays_named(self) -> None:
        """Somebody who cannot sign in yet is among the readers, and not dropped."""
        seat = self.cast.people["civil_seat"]
        to_come = Person.objects.create(group=self.cast.group, name="Por venir")
        row = self.sealed(seat, to_come)
        page = self.as_role("civil_seat").get(self.at(f"posts/{row.pk}/"))
        self.assertContains(page, "2 personas nombradas")

    def sealed(self, *people: Person) -> Post:
        return Post.objects.create(
            group=self.cast.group,
            organisation=self.cast.organisations["mine"],
            title=Text.of(es="Palabras selladas"),
            access_class=Class.SEALED,
            access_circle=circles.persons(self.cast.group, people),
        )

    def test_a_sealed_row_tells_nothing_but_on_its_page_and_that_is_written_down(
        self,
    ) -> None:
        row = self.sealed(self.cast.people["civil_seat"])
        reader = self.as_role("civil_seat")
        for path in ("posts/", "posts/export/", f"organisations/{self.mine}/"):
            with self.subTest(path):
                page = reader.get(self.at(path)).getvalue().decode()
                self.assertNotIn("Palabras selladas", page)
        self.assertContains(reader.get(self.at("posts/")), f"posts/{row.pk}/")
        self.assertEqual(self.showings(), 0)
        page = reader.get(self.at(f"posts/{row.pk}/"))
        self.assertContains(page, "Palabras selladas")
        self.assertContains(page, "Cada lectura queda registrada")
        self.assertEqual(self.showings(), 1)
        for role in ("secretariat", "company_seat"):
            hidden = self.as_role(role).get(self.at(f"posts/{row.pk}/"))
            self.assertEqual(hidden.status_code, 404)
        self.assertEqual(self.showings(), 1)

    def test_a_sealed_agreement_tells_no_words_but_on_its_page(self) -> None:
        group, reader = self.cast.group, self.as_role("company_seat")
        row = Agreement.objects.create(
            group=group,
            text=Text.of(es="Palabras selladas"),
            verification="Constancia sellada",
            no_due_reason="Razón sellada",
            organisation=self.cast.organisations["mine"],
            access_class=Class.SEALED,
            access_circle=circles.persons(group, [self.cast.people["company_seat"]]),
        )
        pages = ("", "agreements/", "agreements/ours/", "agreements/matrix/")
        for path in pages:
            with self.subTest(path):
                page = reader.get(self.at(path))
                self.assertContains(page, f"agreements/{row.pk}/")
                for words in ("Palabras selladas", "Constancia sell", "Razón sell"):
                    self.assertNotContains(page, words)
        lines = Entry.objects.filter(act="agreement.show")
        self.assertEqual(lines.count(), 0)
        self.assertContains(
            reader.get(self.at(f"agreements/{row.pk}/")), "Palabras selladas"
        )
        self.assertEqual(lines.count(), 1)

    def test_the_filled_workbook_writes_down_once_that_it_holds_sealed_rows(
        self,
    ) -> None:
        desk = self.cast.people["secretariat"]
        rows = [self.sealed(desk), self.sealed(desk)]
        other = self.sealed(self.cast.people["civil_seat"])
        at = self.at("workbook/?filled=1")
        self.assertEqual(self.as_role("secretariat").get(at).status_code, 200)
        line = Entry.objects.get(act="post.show")
        self.assertEqual(line.access_class, Class.SEALED)
        self.assertEqual(line.access_circle_id, rows[0].access_circle_id)
        self.assertEqual((line.subject_id, line.fields), (None, "rows=2"))
        self.assertNotEqual(line.access_circle_id, other.access_circle_id)

    @property
    def mine(self) -> int:
        return self.cast.organisations["mine"].pk

    def showings(self) -> int:
        lines = Entry.objects.filter(act="post.show", access_class=Class.SEALED)
        return lines.count()

    def test_a_mark_on_behalf_keeps_the_letter_to_whom_it_concerns(self) -> None:
        self.as_role("secretariat").post(
            self.at("memberships/new/"),
            {
                "organisation": self.cast.organisations["donor-house"].pk,
                "kind": "observer",
                "reading-access_class": "group",
                "said-membership": self.cast.memberships["police"].pk,
                "said-channel": "letter",
                "said-said_on": "2018-01-10",
                "said-reference": "Oficio 77-2018",
            },
        )
        seat = Membership.objects.filter(group=self.cast.group).latest("id").pk
        for role, told in (
            ("secretariat", True), ("police_seat", True), ("observer", False),
            ("company_seat", False),
        ):  # fmt: skip
            with self.subTest(role):
                page = self.as_role(role).get(self.at(f"memberships/{seat}/"))
                self.assertContains(page, "Registrado por la secretaría")
                self.assertEqual("Oficio 77-2018" in page.content.decode(), told)
        saying = OnBehalf.objects.get()
        self.as_role("police_seat").post(
            self.at(f"said/{saying.pk}/correct/"), {"correction": "Fue otro oficio"}
        )
        for role, words in (
            ("secretariat", "Fue otro oficio"), ("police_seat", "Fue otro oficio"),
            ("observer", "La representación lo corrigió después"),
        ):  # fmt: skip
            with self.subTest(f"corrected {role}"):
                page = self.as_role(role).get(self.at(f"memberships/{seat}/"))
                self.assertContains(page, words)

    def test_nobody_said_anything_tomorrow(self) -> None:
        tomorrow = clock.today() + timedelta(days=1)
        answer = self.as_role("secretariat").post(
            self.at("memberships/new/"),
            {
                "organisation": self.cast.organisations["donor-house"].pk,
                "kind": "observer",
                "reading-access_class": "group",
                "said-membership": self.cast.memberships["police"].pk,
                "said-channel": "letter",
                "said-said_on": tomorrow.isoformat(),
            },
        )
        self.assertContains(answer, "Ese día todavía no llega", status_code=422)

    def test_how_to_reach_somebody_is_the_secretariats(self) -> None:
        Contact.objects.create(
            group=self.cast.group,
            person=self.cast.people["police_seat"],
            kind="phone",
            value="984000000",
            access_class=Class.SECRETARIAT,
        )
        for role, told in (("secretariat", True), ("observer", False)):
            page = self.as_role(role).get(self.at("contacts/"))
            self.assertEqual("984000000" in page.content.decode(), told, role)
