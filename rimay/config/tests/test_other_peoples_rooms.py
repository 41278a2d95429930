"""Nobody writes into a room that is not theirs, nor carries a standing along."""

import re

from django.test import Client, TestCase, override_settings

from rimay.access.actor import member
from rimay.accounts.models import User
from rimay.accounts.queries import Assurance
from rimay.config.tests import walk
from rimay.core.text import Text
from rimay.groups.models import Group, Office, Organisation, Person, Post
from rimay.groups.roles import Role
from rimay.study.models import Interview, Study
from rimay.training.models import Event, Participant

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')


@override_settings(DEMONSTRATION=True)
class OtherRoomsTests(TestCase):
    databases = {"default", "ephemeral"}
    group: Group
    people: dict[str, Client]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.group = walk.load_groups()

    def setUp(self) -> None:
        self.people = walk.clients()

    def test_a_team_makes_no_row_in_another_teams_event(self) -> None:
        """The interviewer is of the study's team; the trainings have teams of their own."""
        event = Event.objects.filter(group=self.group).earliest("id")
        Event.objects.filter(pk=event.pk).update(access_class="public")
        before = Participant.objects.count()
        answer = self.people["interviewer"].post(
            "/g/qantu/participants/new/", {"event": event.pk, "code": "X-1"}
        )
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(Participant.objects.count(), before)

    def test_a_team_records_for_its_study_also_where_it_does_not_read_it(self) -> None:
        desk = self.people["interviewer"]
        study = Study.objects.get(group=self.group)
        self.assertEqual(desk.get(f"/g/qantu/studies/{study.pk}/").status_code, 404)
        at = "/g/qantu/interviews/new/"
        page = desk.get(at)
        self.assertContains(page, f'<option value="{study.pk}">de su equipo (n.º')
        self.assertNotContains(page, str(study.title))
        desk.post(at, {"study": study.pk, "code": "E-99"})
        self.assertTrue(Interview.objects.filter(study=study, code="E-99").exists())
        page = self.people["outsider"].get(at)
        self.assertEqual(page.status_code, 404)
        other = Study.objects.create(group=self.group, title=Text.of(es="Otro"))
        other.prepare()
        other.save()
        self.assertNotContains(desk.get(at), f'<option value="{other.pk}"')

    def test_a_team_moves_no_row_into_another_study(self) -> None:
        other = Study.objects.create(
            group=self.group, title=Text.of(es="Otro"), access_class="public"
        )
        other.prepare()
        other.save()
        held = Interview.objects.filter(group=self.group).earliest("id")
        desk = self.people["interviewer"]
        page = desk.get(f"/g/qantu/interviews/{held.pk}/change/")
        form = page.context["forms"].record
        given = {name: form[name].value() or "" for name in form.fields}
        answer = desk.post(
            f"/g/qantu/interviews/{held.pk}/change/",
            given | {"study": other.pk, "version": held.version},
        )
        self.assertEqual(answer.status_code, 403)
        held.refresh_from_db()
        self.assertNotEqual(held.study, other)

    def test_an_account_of_two_groups_is_in_each_what_it_is_there(self) -> None:
        user = User.objects.get(login=walk.LOGINS["observer"])
        cusco = Group.objects.get(slug="cusco")
        person = Person.objects.create(group=cusco, name="Otra vez", user=user)
        Office.objects.create(group=cusco, person=person, role=Role.SECRETARIAT)
        standing = {
            group.slug: member(user.pk, group, Assurance.STRONG).standing.roles
            for group in (cusco, self.group)
        }
        self.assertEqual(standing["cusco"], {Role.SECRETARIAT})
        self.assertEqual(standing["qantu"], {Role.OBSERVER})
        client = self.people["observer"]
        self.assertEqual(client.get("/g/cusco/settings/").status_code, 200)
        self.assertEqual(client.get("/g/qantu/settings/").status_code, 403)
        client.post("/g/cusco/see-as/", {"code": "donor"})
        self.assertEqual(client.get("/g/cusco/settings/").status_code, 403)
        self.assertNotContains(client.get("/g/qantu/"), "como la recibiría")

    def test_a_hidden_row_to_filter_by_answers_like_none(self) -> None:
        hidden = Organisation.objects.filter(group=self.group, posts__gt=0).first()
        assert hidden is not None
        Organisation.objects.filter(pk=hidden.pk).update(access_class="secretariat")
        self.assertTrue(Post.objects.filter(organisation=hidden).exists())
        for kind in ("posts", "people", "posts/export", "people/export"):
            told = [
                TOKEN.sub(
                    b"",
                    self.people["observer"]
                    .get(f"/g/qantu/{kind}/?organisation={pk}")
                    .getvalue()
                    .replace(f"organisation={pk}".encode(), b""),
                )
                for pk in (hidden.pk, 99_999_999)
            ]
            with self.subTest(kind):
                self.assertEqual(told[0], told[1])
