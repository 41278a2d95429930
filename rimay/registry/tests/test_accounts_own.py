from django.test import TestCase

from rimay.access.tests.cast import make_cast, sign_in
from rimay.accounts.models import Session
from rimay.accounts.queries import Assurance, assurance_of
from rimay.accounts.tests.people import (
    forget_limits,
    make_user,
    sign_in_by_password,
)
from rimay.groups.models import Office
from rimay.groups.roles import Role


class SessionListTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.user = make_user()
        self.other, self.third = self.client_class(), self.client_class()
        for client in (self.client, self.other, self.third):
            sign_in_by_password(client)

    def keys(self) -> list[str]:
        page = self.client.get("/my-sign-in/")
        return [session.session_key for session in page.context["sessions"]]

    def test_each_device_is_listed_and_this_one_marked(self) -> None:
        page = self.client.get("/my-sign-in/")
        self.assertEqual(len(self.keys()), 3)
        self.assertIn(page.context["this_session"], self.keys())

    def test_one_can_be_ended(self) -> None:
        theirs = Session.objects.exclude(
            session_key=self.client.get("/my-sign-in/").context["this_session"]
        ).first()
        assert theirs
        data = {"session": theirs.session_key}
        self.client.post("/my-sign-in/sessions/end/", data)
        self.assertEqual(len(self.keys()), 2)

    def test_all_others_can_be_ended(self) -> None:
        self.client.post("/my-sign-in/sessions/end-others/")
        self.assertEqual(len(self.keys()), 1)
        self.assertEqual(assurance_of(self.other.session), Assurance.NONE)
        self.assertEqual(assurance_of(self.third.session), Assurance.NONE)

    def test_nobody_ends_or_sees_the_session_of_another(self) -> None:
        carlos = make_user("carlos", "carlos@qantu.example")
        stranger = self.client_class()
        sign_in_by_password(stranger, "carlos")
        theirs = Session.objects.get(user_id=carlos.pk)
        self.assertNotIn(theirs.session_key, self.keys())
        data = {"session": theirs.session_key}
        self.client.post("/my-sign-in/sessions/end/", data)
        self.assertTrue(Session.objects.filter(pk=theirs.pk).exists())

    def test_a_get_ends_nothing(self) -> None:
        for act in ("end", "end-others"):
            answer = self.client.get(f"/my-sign-in/sessions/{act}/")
            self.assertEqual(answer.status_code, 405)
        self.assertEqual(len(self.keys()), 3)

    def test_signed_out_it_leads_to_the_sign_in_page(self) -> None:
        answer = self.client_class().get("/my-sign-in/")
        self.assertIn("/sign-in/", answer["Location"])


class SecondFactorRequiredTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        forget_limits()
        self.cast = make_cast()
        self.home = f"/g/{self.cast.group.slug}/"

    def test_the_secretariat_is_told_what_is_missing(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"], Assurance.PASSWORD)
        self.assertTrue(self.client.get("/my-sign-in/").context["is_required"])
        page = self.client.get(f"/my-sign-in/second-factor/?next={self.home}")
        self.assertTrue(page.context["may_enrol"])

    def test_going_on_without_it_is_offered_only_where_it_leads_on(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"], Assurance.PASSWORD)
        words = "Seguir sin él"
        page = self.client.get(f"/my-sign-in/second-factor/?next={self.home}")
        self.assertNotContains(page, words)
        # Of a group of somebody else nothing is told, not even that it is there.
        for home in (f"/g/{self.cast.other.slug}/", "/g/no-such-group/", "/"):
            page = self.client.get(f"/my-sign-in/second-factor/?next={home}")
            self.assertContains(page, words)
        Office.objects.create(
            group=self.cast.group,
            person=self.cast.people["secretariat"],
            role=Role.COORDINATOR,
        )
        page = self.client.get(f"/my-sign-in/second-factor/?next={self.home}")
        self.assertContains(page, words)

    def test_a_seat_needs_none(self) -> None:
        sign_in(self.client, self.cast.users["police_seat"], Assurance.PASSWORD)
        self.assertFalse(self.client.get("/my-sign-in/").context["is_required"])

    def test_with_one_used_it_leads_on(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        answer = self.client.get(f"/my-sign-in/second-factor/?next={self.home}")
        self.assertEqual(answer["Location"], self.home)

    def test_it_leads_to_no_other_host(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        for after in ("https://evil.example/", "//evil.example", "javascript:x"):
            page = self.client.get("/my-sign-in/second-factor/", {"next": after})
            self.assertEqual(page.status_code, 200)
            self.assertNotContains(page, "evil.example")
