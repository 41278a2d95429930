"""The weekly digest: once a week, links only, with the head of the trail."""

from django.core import mail
from django.test import TestCase, override_settings

from rimay.audit import heads
from rimay.core.text import Text
from rimay.dialogue.actions import digests, outbox
from rimay.dialogue.models import Agreement, Notice
from rimay.dialogue.tests.tables import make_table
from rimay.groups.models import Contact, Person

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@override_settings(EMAIL_BACKEND=LOCMEM)
class DigestTests(TestCase):
    databases = {"default", "ephemeral"}

    def setUp(self) -> None:
        self.table = make_table("semanal", 1, 1)
        self.table.group.status = "active"
        self.table.group.save()
        self.person = Person.objects.get(user=self.table.users[0])
        Contact.objects.create(
            group=self.table.group,
            person=self.person,
            kind=Contact.Kind.EMAIL,
            value="titular@semanal.invalid",
        )
        Agreement.objects.create(
            group=self.table.group, text=Text.of(es="Marca-del-acuerdo")
        )

    def test_it_goes_once_a_week_to_who_can_open_it(self) -> None:
        self.assertEqual(digests.queue_digests(), 1)
        self.assertEqual(digests.queue_digests(), 0)
        self.assertEqual(Notice.objects.get().person, self.person)
        outbox.send_due()
        outbox.send_due()
        self.assertEqual(len(mail.outbox), 1)

    def test_it_says_nothing_but_where_to_look_and_the_head(self) -> None:
        digests.queue_digests()
        outbox.send_due()
        said = mail.outbox[0]
        self.assertNotIn("Marca-del-acuerdo", said.body + said.subject)
        self.assertIn("/g/semanal/agreements/ours/", said.body)
        self.assertIn(heads.printed(self.table.group.pk), said.body)

    @override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST=""
    )
    def test_where_no_mail_leaves_nothing_is_queued(self) -> None:
        self.assertEqual(digests.queue_digests(), 0)
