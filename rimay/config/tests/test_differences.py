"""Of two people editing one record the second is told, and nothing hidden is named."""

from django.test import TestCase, override_settings

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.text import Text
from rimay.dialogue.models import Agreement
from rimay.groups.models import Organisation


@override_settings(LANGUAGE_CODE="es")
class DifferenceTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast
    hidden: Organisation

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.hidden = Organisation.objects.create(
            group=cls.cast.group,
            key="clave-oculta",
            name=Text.of(es="Nombre oculto"),
            access_class="pillar",
            access_pillar=cls.cast.pillars["civil"],
        )

    def setUp(self) -> None:
        sign_in(self.client, self.cast.users["secretariat"])
        self.row = Agreement.objects.create(
            group=self.cast.group, text=Text.of(es="Antes", en="Before")
        )
        self.at = f"/g/{self.cast.group.slug}/agreements/{self.row.pk}/change/"

    def save(self, **more: object) -> dict[str, object]:
        return {
            "version": 1,
            "text_es": "Lo mío",
            "text_en": "Before",
            "kind": "decision",
            "status": "pending",
            "reading-access_class": "group",
            **more,
        }

    def test_both_texts_stand_side_by_side_and_mine_is_kept(self) -> None:
        self.row.text = Text.of(es="Lo suyo", en="Theirs")
        self.row.version = 2
        self.row.save()
        page = self.client.post(self.at, self.save())
        self.assertEqual(page.status_code, 409)
        for words in ("Lo suyo", "Lo mío", "Theirs", "Before"):
            self.assertContains(page, words, status_code=409)
        self.row.refresh_from_db()
        self.assertEqual(str(self.row.text), "Lo suyo")
        self.assertEqual(
            self.client.post(self.at, self.save(version=2)).status_code, 302
        )

    def test_a_row_that_the_second_may_not_read_is_not_named(self) -> None:
        self.row.organisation = self.hidden
        self.row.version = 2
        self.row.save()
        ngo = self.cast.organisations["ngo"].pk
        page = self.client.post(self.at, self.save(organisation=ngo))
        self.assertNotContains(page, "Nombre oculto", status_code=409)
        self.assertNotContains(page, "clave-oculta", status_code=409)

    def test_a_row_that_one_may_not_read_stays_when_one_saves(self) -> None:
        self.row.organisation = self.hidden
        self.row.save()
        self.row.others.add(self.hidden)
        page = self.client.get(self.at)
        self.assertNotContains(page, "clave-oculta")
        self.assertEqual(self.client.post(self.at, self.save()).status_code, 302)
        self.row.refresh_from_db()
        self.assertEqual(self.row.organisation, self.hidden)
        self.assertEqual(list(self.row.others.all()), [self.hidden])
