"""The page of one organisation to win, for those with whom it is shared."""

from django.test import Client, TestCase

from rimay.access.tests.cast import make_cast, sign_in
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.outreach.models import Prospect


class ProspectPageTests(TestCase):
    databases = {"default", "ephemeral"}

    def test_who_reads_no_list_is_offered_none(self) -> None:
        cast = make_cast()
        row = Prospect.objects.create(
            group=cast.group, name=Text.of(es="Red"), access_class=Class.MEMBERS
        )
        at = f"/g/{cast.group.slug}/prospects/"
        client = Client()
        sign_in(client, cast.users["police_seat"])
        self.assertEqual(client.get(at).status_code, 404)
        page = client.get(f"{at}{row.pk}/")
        self.assertContains(page, "<span>Acercamiento</span>")
        self.assertNotContains(page, f'href="{at}"')
