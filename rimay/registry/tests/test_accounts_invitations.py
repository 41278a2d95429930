import re
from datetime import timedelta

from django.core import mail
from django.test import TestCase, override_settings

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.accounts import tokens
from rimay.accounts.models import Delivery, Invitation, InvitationState, User
from rimay.accounts.queries import (
    INVITED_FOR,
    INVITED_KEY,
    Assurance,
    assurance_of,
)
from rimay.accounts.tests.people import forget_limits
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.groups.models import Contact, Office, Person
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


class DeliveryTests(Inviting):
    def test_mailed_it_says_sent_and_carries_the_link(self) -> None:
        invitation = self.invite("julia@qantu.example")
        self.assertEqual(invitation.delivery, Delivery.SENT)
        self.assertIn(self.link(invitation), mail.outbox[0].body)
        self.assertIn("julia@qantu.example", mail.outbox[0].to)

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=1,
    )
    def test_refused_it_says_why(self) -> None:
        invitation = self.invite("julia@qantu.example")
        self.assertEqual(invitation.delivery, Delivery.REFUSED)
        self.assertEqual(invitation.delivery_reason, "server_unreachable")
        self.assertTrue(invitation.is_open)

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST=""
    )
    def test_where_no_mail_can_be_sent_it_is_printed_and_handed_over(self) -> None:
        invitation = self.invite("julia@qantu.example")
        self.assertEqual(invitation.delivery, Delivery.NONE)
        self.assertEqual(invitation.delivery_reason, "no_mail")
        self.client.post(f"{self.at}{invitation.pk}/deliver/", {"way": "hand"})
        invitation.refresh_from_db()
        self.assertEqual(invitation.delivery, Delivery.HANDED_OVER)

    def test_the_email_kept_of_a_person_is_proposed(self) -> None:
        Contact.objects.create(
            group=self.cast.group,
            person=self.person,
            kind=Contact.Kind.EMAIL,
            value="julia@qantu.example",
            access_class=Class.SECRETARIAT,
        )
        page = self.client.get(f"{self.at}new/?person={self.person.pk}")
        self.assertEqual(page.context["form"].initial["email"], "julia@qantu.example")

    def test_the_slip_has_link_picture_code_day_and_what_it_opens(self) -> None:
        invitation = self.invite()
        page = self.client.get(f"{self.at}{invitation.pk}/slip/")
        self.assertContains(page, tokens.words_for(invitation.nonce))
        self.assertContains(page, "<svg", 3)  # weaves, mark and the picture
        self.assertContains(page, "Apaza Condori, Julia")
        self.assertContains(page, "/join/")
        self.accept(invitation)
        answer = self.client.get(f"{self.at}{invitation.pk}/slip/")
        self.assertEqual(answer.status_code, 302)


class DoorTests(Inviting):
    def pages(self, invitation: Invitation) -> list[str]:
        one = f"{self.at}{invitation.pk}/"
        return [self.at, f"{self.at}new/", one, f"{one}slip/"]

    def test_only_the_secretariat_with_a_second_factor_gets_in(self) -> None:
        invitation = self.invite()
        for role in self.cast.users:
            for page in self.pages(invitation):
                with self.subTest(role=role, page=page):
                    client = self.client_class()
                    sign_in(client, self.cast.users[role])
                    opens = client.get(page).status_code == 200
                    self.assertEqual(opens, role == "secretariat")
        weak = self.client_class()
        sign_in(weak, self.cast.users["secretariat"], Assurance.PASSWORD)
        for page in self.pages(invitation):
            self.assertNotEqual(weak.get(page).status_code, 200)

    def test_another_groups_invitation_is_not_there(self) -> None:
        invitation = self.invite()
        sign_in(self.client, self.cast.users["other_secretariat"])
        at = f"/g/{self.cast.other.slug}/invitations/{invitation.pk}/"
        for act in ("", "slip/"):
            self.assertEqual(self.client.get(f"{at}{act}").status_code, 404)
        for act in ("revoke/", "again/", "deliver/"):
            self.assertEqual(self.client.post(f"{at}{act}").status_code, 404)

    def test_acts_are_not_done_by_a_get(self) -> None:
        invitation = self.invite()
        for act in ("revoke/", "again/", "deliver/"):
            answer = self.client.get(f"{self.at}{invitation.pk}/{act}")
            self.assertEqual(answer.status_code, 405)

    def test_signed_out_the_secretariats_pages_lead_to_sign_in(self) -> None:
        answer = self.client_class().get(self.at)
        self.assertTrue(re.match(r"/sign-in/\?next=", answer["Location"]))
