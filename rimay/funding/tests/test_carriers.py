"""Who carries the group: each line opens to its contributions, for each reader."""

import re

from django.test import Client, TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.text import Text
from rimay.funding.models import Contribution
from rimay.groups.models import Organisation


class CarriersTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def give(self, organisation: Organisation, **columns: object) -> None:
        given = {"kind": "venue", "access_class": "group"} | columns
        Contribution.objects.create(
            group=self.cast.group, organisation=organisation, **given
        )

    def test_each_line_opens_to_the_rows_it_counts(self) -> None:
        police = self.cast.organisations["police"]
        hidden = Organisation.objects.create(
            group=self.cast.group, name=Text.of(es="Oculta"), access_class="secretariat"
        )
        for day in ("2018-01-02", "2018-01", "", "2099-03-01"):
            self.give(police, received_on=day)
        self.give(police, received_on="2018-01-03", access_class="secretariat")
        self.give(hidden, received_on="2018-01-03")
        for role, came, lines in (("civil_seat", 2, 4), ("secretariat", 3, 5)):
            with self.subTest(role=role):
                client = Client()
                sign_in(client, self.cast.users[role])
                page = client.get(f"/g/{self.cast.group.slug}/funding/")
                first = page.context["carriers"][0]
                self.assertEqual((first.received, first.pledged), (came, 2))
                words = page.content.decode()
                self.assertEqual("Oculta" in words, role == "secretariat")
                link = re.search(rf'href="(\S+\?organisation={police.pk})"', words)
                assert link is not None
                shown = client.get(link[1]).content.decode()
                self.assertEqual(
                    len(set(re.findall(r"/contributions/\d+/", shown))), lines
                )
