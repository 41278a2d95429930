"""The facts of a record: what somebody said, in the reader's language, and no more."""

from decimal import Decimal

from django.test import TestCase

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.funding.models import Contribution
from rimay.groups.models import Membership
from rimay.library.models import Document


class FactsTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    def setUp(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])

    def page(self, path: str) -> str:
        answer = self.client.get(f"/g/{self.cast.group.slug}/{path}/")
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def test_a_no_that_nobody_gave_is_not_said(self) -> None:
        plain = Agreement.objects.create(
            group=self.cast.group, text=Text.of(es="Enviar la carta")
        )
        founding = Agreement.objects.create(
            group=self.cast.group, text=Text.of(es="Crear el grupo"), is_founding=True
        )
        label = "Fundó el grupo"
        self.assertNotIn(label, self.page(f"agreements/{plain.pk}"))
        self.assertIn(label, self.page(f"agreements/{founding.pk}"))

    def test_a_consent_is_said_either_way(self) -> None:
        seat = Membership.objects.filter(named_in_public=False).first()
        assert seat is not None
        self.assertIn("Se nombra en público", self.page(f"memberships/{seat.pk}"))

    def test_an_amount_carries_its_currency_and_none_stands_alone(self) -> None:
        organisation = Membership.objects.filter(group=self.cast.group)[0].organisation
        given = {
            "group": self.cast.group,
            "organisation": organisation,
            "kind": "money",
            "currency": "PEN",
        }
        valued = Contribution.objects.create(**given, value=Decimal(1500))
        bare = Contribution.objects.create(**given)
        self.assertIn("S/\u00a01,500.00", self.page(f"contributions/{valued.pk}"))
        for path in ("contributions", f"contributions/{bare.pk}"):
            self.assertNotIn("PEN", self.page(path))

    def test_words_in_the_other_language_say_so(self) -> None:
        document = Document.objects.create(
            group=self.cast.group,
            title=Text.of(es="Guía", en="Guide"),
            summary=Text.of(es="Sin nombres."),
            kind="tool",
        )
        path = f"documents/{document.pk}"
        self.assertNotIn("original en", self.page(path))
        self.client.post("/language/", {"language": "en"})
        page = self.page(path)
        self.assertIn("original in Spanish", page)
        self.assertEqual(page.count("original in"), 1)
