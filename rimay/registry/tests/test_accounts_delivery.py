"""How an invitation reaches a person, and who may hand it out."""

import re

from django.core import mail
from django.test import override_settings

from rimay.access.tests.cast import sign_in
from rimay.accounts import tokens
from rimay.accounts.models import Delivery, Invitation
from rimay.accounts.queries import (
    Assurance,
)
from rimay.core.classes import Class
from rimay.groups.models import Contact
from rimay.registry.tests.test_accounts_invitations import Inviting


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
