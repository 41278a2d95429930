"""Words that are too long to send come back whole, with how to mend it."""

from html import unescape
from urllib.parse import urlencode

from django.test import Client, TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.audit.models import Entry
from rimay.dialogue.models import Topic

FORM = "application/x-www-form-urlencoded"
# Accents count six times as they travel: this is well over what is taken at once.
WORDS = "Acordó la sesión, número y año: <b>así</b>.\r\n" * 90_000


class TooLongTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def send(self, client: Client) -> str:
        at = f"/g/{self.cast.group.slug}/topics/new/"
        sent = urlencode({"why": WORDS, "title_es": "Tema"})
        answer = client.post(at, sent, content_type=FORM)
        self.assertEqual(answer.status_code, 413)
        return answer.content.decode()

    def test_it_says_so_in_both_languages_and_nothing_is_saved(self) -> None:
        client = Client()
        sign_in(client, self.cast.users["civil_seat"])
        before = Entry.objects.count()
        self.assertIn("demasiado largo para enviarlo de una vez", self.send(client))
        client.cookies["language"] = "en"
        self.assertIn("This is too long to send at once", self.send(client))
        self.assertFalse(Topic.objects.exists())
        self.assertEqual(Entry.objects.count(), before)

    def test_what_was_sent_stands_there_whole_and_harmless(self) -> None:
        for checked in (False, True):
            client = Client(enforce_csrf_checks=checked)
            sign_in(client, self.cast.users["civil_seat"])
            # Where the token is asked for, it is looked for in what was sent.
            client.get(f"/g/{self.cast.group.slug}/topics/new/")
            page = self.send(client)
            start = page.index("readonly>") + len("readonly>\n")
            given = unescape(page[start : page.index("</textarea>", start)])
            self.assertEqual(given, WORDS)
            self.assertNotIn("<b>así", page)
            # What is short is typed again in a moment.
            self.assertEqual(page.count("<textarea"), 1)

    def test_signed_out_nothing_is_read_to_be_given_back(self) -> None:
        answer = Client().post(
            "/sign-in/", urlencode({"login": WORDS}), content_type=FORM
        )
        self.assertContains(answer, "Vuelva atrás en su navegador", status_code=413)
        self.assertNotContains(answer, "Acordó la", status_code=413)
