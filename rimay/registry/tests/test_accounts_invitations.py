from datetime import timedelta

from django.test import TestCase, override_settings

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.accounts import tokens
from rimay.accounts.models import Invitation, InvitationState, User
from rimay.accounts.queries import (
    INVITED_FOR,
    INVITED_KEY,
    Assurance,
    assurance_of,
)
from rimay.accounts.tests.people import forget_limits
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.groups.models import CircleMember, Office, Person
from rimay.groups.roles import Role

PASSWORD = "nevado-ausangate-6384"


class Inviting(TestCase):
    """The secretariat of a group, and somebody without an account."""

    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.person = Person.objects.create(
            group=cls.cast.group, name="Apaza Condori, Julia"
        )

    def setUp(self) -> None:
        forget_limits()
        self.at = f"/g/{self.cast.group.slug}/invitations/"
        sign_in(self.client, self.cast.users["secretariat"])

    def invite(self, email: str = "") -> Invitation:
        data = {"person": self.person.pk, "email": email}
        answer = self.client.post(f"{self.at}new/", data)
        self.assertEqual(answer.status_code, 302, answer.content)
        return Invitation.objects.latest("id")

    def link(self, invitation: Invitation) -> str:
        return f"/join/{tokens.words_for(invitation.nonce)}/"

    def accept(self, invitation: Invitation, login: str = "julia.apaza") -> User:
        data = {"login": login, "way": "password", "password": PASSWORD}
        self.guest = self.client_class()
        answer = self.guest.post(self.link(invitation), data)
        self.assertEqual(answer.status_code, 302, answer.content)
        return User.objects.get(login=login)


class LifeTests(Inviting):
    def test_a_person_is_invited_opens_the_link_and_is_in(self) -> None:
        invitation = self.invite()
        user = self.accept(invitation)
        self.person.refresh_from_db()
        self.assertEqual(self.person.user, user)
        self.assertEqual(assurance_of(self.guest.session), Assurance.PASSWORD)
        invitation.refresh_from_db()
        self.assertEqual(invitation.state, InvitationState.ACCEPTED)
        acts = set(Entry.objects.values_list("act", flat=True))
        self.assertLessEqual({"invitation.create", "invitation.accept"}, acts)

    def test_a_get_changes_nothing_however_often(self) -> None:
        invitation = self.invite()
        for _ in range(3):
            page = self.client_class().get(self.link(invitation))
            self.assertContains(page, "Apaza Condori")
        invitation.refresh_from_db()
        self.assertEqual(invitation.state, InvitationState.OPEN)
        self.assertEqual(User.objects.filter(persons=self.person).count(), 0)

    def test_it_serves_once(self) -> None:
        invitation = self.invite()
        self.accept(invitation)
        again = self.client_class()
        self.assertEqual(again.get(self.link(invitation)).status_code, 404)
        data = {"login": "thief", "way": "password", "password": PASSWORD}
        self.assertEqual(again.post(self.link(invitation), data).status_code, 404)
        self.assertFalse(User.objects.filter(login="thief").exists())

    def test_it_ends_after_seven_days(self) -> None:
        invitation = self.invite()
        self.assertEqual((invitation.expires_at - invitation.created_at).days, 7)
        past = clock.now() - timedelta(seconds=1)
        Invitation.objects.update(expires_at=past)
        self.assertEqual(
            self.client_class().get(self.link(invitation)).status_code, 404
        )
        self.assertEqual(
            Invitation.objects.get(pk=invitation.pk).state, InvitationState.EXPIRED
        )

    def test_taken_back_it_opens_nothing(self) -> None:
        invitation = self.invite()
        self.client.post(f"{self.at}{invitation.pk}/revoke/")
        self.assertEqual(
            self.client_class().get(self.link(invitation)).status_code, 404
        )
        page = self.client.get(f"{self.at}{invitation.pk}/")
        self.assertEqual(page.context["code"], "")

    def test_inviting_again_ends_the_words_of_before(self) -> None:
        first = self.invite()
        self.client.post(f"{self.at}{first.pk}/again/")
        second = Invitation.objects.latest("id")
        self.assertNotEqual(self.link(first), self.link(second))
        guest = self.client_class()
        self.assertEqual(guest.get(self.link(first)).status_code, 404)
        self.assertEqual(guest.get(self.link(second)).status_code, 200)

    def test_the_table_holds_no_words_that_open(self) -> None:
        invitation = self.invite()
        words = tokens.words_for(invitation.nonce)
        held = repr(list(Invitation.objects.values()))
        self.assertNotIn(words, held)
        self.assertNotIn(tokens.plain(words), held)

    def test_words_are_understood_as_people_type_them(self) -> None:
        words = tokens.words_for(self.invite().nonce)
        for typed in (words.lower(), words.replace("-", " "), f" {words} "):
            answer = self.client_class().post("/join/", {"code": typed})
            self.assertEqual(answer.status_code, 302, typed)

    def test_typing_codes_is_limited(self) -> None:
        guest = self.client_class()
        for _ in range(20):
            guest.post("/join/", {"code": "0000-0000-0000-0000"})
        code = tokens.words_for(self.invite().nonce)
        self.assertEqual(guest.post("/join/", {"code": code}).status_code, 429)

    def test_somebody_with_an_account_comes_in_with_it(self) -> None:
        invitation = self.invite()
        guest = self.client_class()
        sign_in(guest, self.cast.users["outsider"])
        guest.get(self.link(invitation))
        self.person.refresh_from_db()
        self.assertIsNone(self.person.user)
        guest.post(self.link(invitation))
        self.person.refresh_from_db()
        self.assertEqual(self.person.user, self.cast.users["outsider"])

    def test_a_taken_name_is_refused_and_the_invitation_stays_open(self) -> None:
        invitation = self.invite()
        data = {"login": "outsider", "way": "password", "password": PASSWORD}
        page = self.client_class().post(self.link(invitation), data)
        self.assertIn("login", page.context["form"].errors)
        invitation.refresh_from_db()
        self.assertTrue(invitation.is_open)

    def test_a_code_by_mail_needs_an_email(self) -> None:
        invitation = self.invite()
        data = {"login": "julia.apaza", "way": "code"}
        page = self.client_class().post(self.link(invitation), data)
        self.assertIn("login", page.context["form"].errors)
        data["login"] = "julia@qantu.example"
        guest = self.client_class()
        guest.post(self.link(invitation), data)
        user = User.objects.get(login="julia@qantu.example")
        self.assertEqual(user.email, "julia@qantu.example")
        self.assertFalse(user.has_usable_password())
        self.assertEqual(assurance_of(guest.session), Assurance.CODE)
        page = guest.get("/my-sign-in/app/")
        self.assertEqual(page.status_code, 200)

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST=""
    )
    def test_where_no_mail_leaves_only_a_password_is_offered(self) -> None:
        """A code that nobody can mail would lock the account for good."""
        link = self.link(self.invite())
        guest = self.client_class()
        self.assertNotContains(guest.get(link), 'name="way"')
        page = guest.post(link, {"login": "julia.apaza", "way": "code"})
        self.assertIn("password", page.context["form"].errors)
        answer = guest.post(link, {"login": "julia.apaza", "password": PASSWORD})
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(assurance_of(guest.session), Assurance.PASSWORD)

    def test_an_hour_after_accepting_a_code_alone_sets_nothing_up(self) -> None:
        invitation = self.invite()
        guest = self.client_class()
        data = {"login": "julia@qantu.example", "way": "code"}
        guest.post(self.link(invitation), data)
        self.assertEqual(guest.get("/my-sign-in/app/").status_code, 200)
        session = guest.session
        session[INVITED_KEY] -= INVITED_FOR
        session.save()
        self.assertEqual(guest.get("/my-sign-in/app/").status_code, 403)

    def test_the_whole_group_sees_that_there_was_one_and_that_it_opened(self) -> None:
        self.accept(self.invite())
        seat = self.client_class()
        sign_in(seat, self.cast.users["observer"])
        page = seat.get(f"/g/{self.cast.group.slug}/trail/")
        self.assertContains(page, "aceptó")
        self.assertNotContains(page, "Apaza")

    def test_names_cannot_be_tried_by_the_hundred(self) -> None:
        link = self.link(self.invite())
        guest = self.client_class()
        given = {"login": "secretariat", "way": "password", "password": PASSWORD}
        answers = [guest.post(link, given).status_code for _turn in range(21)]
        self.assertEqual((answers[0], answers[-1]), (200, 429))

    def test_whoever_needs_a_second_factor_is_led_to_it(self) -> None:
        Office.objects.create(
            group=self.cast.group, person=self.person, role=Role.SECRETARIAT
        )
        invitation = self.invite()
        data = {"login": "julia.apaza", "way": "password", "password": PASSWORD}
        answer = self.client_class().post(self.link(invitation), data)
        after = f"/my-sign-in/second-factor/?next=/g/{self.cast.group.slug}/"
        self.assertEqual(answer["Location"], after)


class RenewingTests(Inviting):
    def test_a_lost_account_is_opened_again_from_the_start(self) -> None:
        user = self.accept(self.invite())
        old = self.guest
        invitation = self.invite()
        data = {"login": "julia", "way": "password", "password": PASSWORD + "-new"}
        self.client_class().post(self.link(invitation), data)
        user.refresh_from_db()
        self.assertEqual(user.login, "julia")
        self.assertTrue(user.check_password(PASSWORD + "-new"))
        self.assertEqual(assurance_of(old.session), Assurance.NONE)

    def test_an_account_that_was_closed_comes_in_again_by_a_new_invitation(
        self,
    ) -> None:
        user = self.accept(self.invite())
        User.objects.filter(pk=user.pk).update(is_active=False)
        self.accept(self.invite())
        page = self.guest.get("/my-sign-in/")
        self.assertContains(page, "julia.apaza")

    def test_whoever_is_named_in_a_team_alone_is_told_that_it_opens(self) -> None:
        CircleMember.objects.create(circle=self.cast.team, person=self.person)
        page = self.client_class().get(self.link(self.invite()))
        self.assertContains(page, "equipo de un estudio o evento")
        self.assertNotContains(page, "nada todavía")

    def test_an_account_of_another_group_too_is_left_alone(self) -> None:
        user = self.accept(self.invite())
        Person.objects.create(group=self.cast.other, name="Julia", user=user)
        invitation = self.invite()
        data = {"login": "julia-2", "way": "password", "password": PASSWORD + "-new"}
        self.client_class().post(self.link(invitation), data)
        user.refresh_from_db()
        self.assertTrue(user.check_password(PASSWORD))
        self.person.refresh_from_db()
        self.assertNotEqual(self.person.user, user)
