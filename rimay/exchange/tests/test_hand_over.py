"""An office of the desk passes on: who follows reads, who left does not, terms stay."""

from datetime import timedelta

from django.http import HttpResponse
from django.test import Client, TestCase, override_settings

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.groups.models import Office, Person


@override_settings(LANGUAGE_CODE="es")
class HandOverTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.newcomer = Person.objects.create(
            group=cls.cast.group,
            name="Quispe, Rosa",
            organisation=cls.cast.organisations["ngo"],
            user=cls.cast.users["outsider"],
        )
        cls.held = Office.objects.get(person=cls.cast.people["secretariat"])

    newcomer: Person
    held: Office

    def setUp(self) -> None:
        self.at = f"/g/{self.cast.group.slug}/settings/hand-over/"
        self.today = clock.today()

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def post(self, **other: object) -> HttpResponse:
        given = {
            "role": "secretariat",
            "person": self.newcomer.pk,
            "starts_on": self.today.isoformat(),
            "source": "Acuerdo 12, 10 de enero",
            "leaving": [self.held.pk],
        } | other
        return self.as_role("secretariat").post(f"{self.at}record/", given)

    def refused(self, words: str, **other: object) -> None:
        before = list(Office.objects.order_by("id").values())
        self.assertContains(self.post(**other), words, status_code=422)
        self.assertEqual(list(Office.objects.order_by("id").values()), before)
        self.assertFalse(Entry.objects.filter(act="office.hand_over").exists())

    def test_who_follows_has_the_desk_and_who_left_has_not(self) -> None:
        before, after = self.as_role("secretariat"), self.as_role("outsider")
        self.assertEqual(after.get(self.at).status_code, 404)
        self.assertEqual(self.post().status_code, 302)
        self.assertEqual(before.get(self.at).status_code, 404)
        page = after.get(self.at)
        for words in ("Persona secretariat", "Quispe, Rosa", "ngo", "Acuerdo 12"):
            self.assertContains(page, words)
        self.held.refresh_from_db()
        self.assertEqual(self.held.ends_on, self.today - timedelta(days=1))
        made = Office.objects.get(person=self.newcomer)
        self.assertEqual((made.role, made.starts_on), ("secretariat", self.today))
        lines = Entry.objects.filter(subject="groups.office").order_by("id")
        acts = list(lines.values_list("act", "subject_id"))
        self.assertEqual(
            acts, [("office.end", self.held.pk), ("office.hand_over", made.pk)]
        )

    def test_both_may_keep_it_for_a_while(self) -> None:
        self.assertEqual(self.post(leaving=[]).status_code, 302)
        for role in ("secretariat", "outsider"):
            self.assertEqual(self.as_role(role).get(self.at).status_code, 200)

    def test_the_coordination_passes_on_likewise(self) -> None:
        office = Office.objects.get(person=self.cast.people["coordinator"])
        answer = self.post(role="coordinator", leaving=[office.pk])
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(self.as_role("coordinator").get(self.at).status_code, 404)
        self.assertEqual(self.as_role("outsider").get(self.at).status_code, 403)

    def test_nobody_is_locked_out(self) -> None:
        Person.objects.filter(pk=self.newcomer.pk).update(user=None)
        self.refused("nadie con cuenta")

    def test_what_cannot_be_is_told_and_changes_nothing(self) -> None:
        office = Office.objects.get(person=self.cast.people["coordinator"])
        self.refused("Marque solo a quien tiene", leaving=[office.pk])
        self.refused("ya tiene el cargo", person=self.held.person_id, leaving=[])
        self.refused("Este campo es obligatorio", source=" ")
        Office.objects.filter(pk=self.held.pk).update(starts_on=self.today)
        self.refused("empezó ese día o después")
