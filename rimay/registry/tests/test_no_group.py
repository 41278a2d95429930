"""Whoever has no group any more is told so after signing in; addresses tell nothing."""

from datetime import timedelta

from django.test import TestCase
from django.utils.translation import override

from rimay.access import circles
from rimay.access.actor import member
from rimay.access.asking import visible
from rimay.access.audience import audience
from rimay.access.tests.cast import make_cast
from rimay.accounts.queries import Assurance
from rimay.accounts.tests.people import PASSWORD, forget_limits, make_user
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import (
    CircleMember,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.groups.roles import Capacity
from rimay.registry.queries import groups_of

WORDS = "Ningún grupo está abierto ahora para esta cuenta"


class NoGroupTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.cast = make_cast()
        self.home = f"/g/{self.cast.group.slug}/"
        person = Person.objects.create(
            group=self.cast.group, name="Rosa", user=make_user()
        )
        self.term = SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=person,
            capacity=Capacity.TITULAR,
        )

    def sign_in(self, after: str) -> str:
        data = {"login": "rosa", "password": PASSWORD, "next": after}
        return self.client.post("/sign-in/", data)["Location"]

    def end(self) -> None:
        self.term.ends_on = clock.today() - timedelta(days=1)
        self.term.save()

    def test_a_term_that_holds_leads_to_the_group(self) -> None:
        self.assertEqual(self.sign_in(self.home), self.home)

    def test_a_term_that_ended_yesterday_leads_to_plain_words_and_no_name(self) -> None:
        self.end()
        self.assertEqual(self.sign_in(self.home), "/")
        page = self.client.get("/")
        self.assertContains(page, WORDS)
        self.assertNotContains(page, str(self.cast.group.name))
        self.assertNotContains(page, 'class="button filled" href="/sign-in/"')

    def test_signing_in_tells_no_group_that_is_there_from_one_that_is_not(self) -> None:
        self.end()
        self.assertEqual(self.sign_in("/g/no-such-group/"), "/")
        here, nowhere = self.client.get(self.home), self.client.get("/g/no-such-group/")
        self.assertEqual((here.status_code, nowhere.status_code), (404, 404))
        said = here.content.decode().replace(self.home, "/g/no-such-group/")
        self.assertEqual(said, nowhere.content.decode())

    def test_somewhere_else_is_gone_to_all_the_same(self) -> None:
        self.end()
        self.assertEqual(self.sign_in("/my-sign-in/"), "/my-sign-in/")

    def test_what_named_a_person_sealed_opens_nothing_after_their_term(self) -> None:
        sealed = Organisation.objects.create(
            group=self.cast.group,
            access_class=Class.SEALED,
            access_circle=circles.persons(self.cast.group, [self.term.person]),
        )
        actor = member(self.term.person.user_id, self.cast.group, Assurance.STRONG)
        self.assertTrue(visible(actor, Organisation).filter(pk=sealed.pk).exists())
        with override("en"):
            self.assertIn("1 person named", audience(sealed).sentence)
        self.end()
        actor = member(self.term.person.user_id, self.cast.group, Assurance.STRONG)
        self.assertFalse(actor.is_inside)
        self.assertFalse(visible(actor, Organisation).filter(pk=sealed.pk).exists())
        with override("en"):
            self.assertIn("0 people named", audience(sealed).sentence)
        self.assertEqual(self.sign_in(self.home), "/")
        self.assertContains(self.client.get("/"), WORDS)

    def test_who_never_had_a_term_is_named_for_themselves(self) -> None:
        self.term.delete()
        circles.persons(self.cast.group, [self.term.person])
        actor = member(self.term.person.user_id, self.cast.group, Assurance.STRONG)
        self.assertTrue(actor.is_inside)
        self.assertEqual(groups_of(actor.user_id).count(), 1)

    def test_a_team_is_kept_by_who_leaves_a_seat(self) -> None:
        self.end()
        CircleMember.objects.create(circle=self.cast.team, person=self.term.person)
        circles.persons(self.cast.group, [self.term.person])
        actor = member(self.term.person.user_id, self.cast.group, Assurance.STRONG)
        self.assertEqual(actor.standing.circle_ids, {self.cast.team.pk})
        self.assertEqual(groups_of(actor.user_id).count(), 1)

    def test_an_assistant_who_reads_nothing_is_told_so_too(self) -> None:
        self.term.capacity = Capacity.ASSISTANT
        self.term.save()
        self.assertEqual(self.sign_in(self.home), "/")
        self.assertContains(self.client.get("/"), WORDS)

    def test_an_office_elsewhere_keeps_the_answer_of_a_stranger(self) -> None:
        self.end()
        Office.objects.create(
            group=self.cast.group, person=self.term.person, role="donor"
        )
        self.assertEqual(self.sign_in("/g/no-such-group/"), "/g/no-such-group/")
