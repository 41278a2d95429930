"""Who sits for two organisations says for which of them a remark on an acta is."""

from rimay.access.asking import Refused
from rimay.dialogue.actions import remarking
from rimay.dialogue.models import ActaRemark
from rimay.dialogue.queries.returned import Asked
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase
from rimay.groups.models import SeatHolder


class RemarksOfTwoTests(CirculatedTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.at = self.url(f"actas/{self.acta.pk}/remark/")
        self.where = self.number_of("Se trató el punto 3")
        SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["ngo"],
            person=self.cast.people["police_seat"],
            capacity="titular",
        )

    def send(self, house: str = "", **given: object) -> int:
        if house:
            given["whose"] = self.cast.organisations[house].pk
        client = self.as_role("police_seat")
        return int(client.post(self.at, given).status_code)

    def test_it_is_asked_and_the_remark_is_theirs(self) -> None:
        words = {"text": "Falta la hora.", "paragraph": self.where}
        self.assertEqual(self.send(**words), 422)
        self.assertFalse(ActaRemark.objects.exists())
        self.assertEqual(self.send("ngo", **words), 302)
        row = ActaRemark.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])

    def test_seen_for_one_is_not_seen_for_the_other(self) -> None:
        for house in ("ngo", "police", "police"):
            self.assertEqual(self.send(house, seen="1"), 302)
        seen = ActaRemark.objects.values_list("organisation", flat=True)
        houses = {self.cast.organisations[name].pk for name in ("ngo", "police")}
        self.assertEqual((len(seen), set(seen)), (2, houses))

    def test_nobody_remarks_for_an_organisation_they_do_not_sit_for(self) -> None:
        self.assertEqual(self.send("mine", text="x", paragraph=self.where), 422)
        mine = self.cast.organisations["mine"]
        with self.assertRaises(Refused):
            remarking.remark_on_acta(
                self.actor("police_seat"),
                self.acta,
                remarks=[Asked(text="x")],
                of=mine,
            )
        self.assertFalse(ActaRemark.objects.exists())

    def test_who_sits_for_one_is_not_asked(self) -> None:
        page = self.as_role("company_seat").get(self.at)
        self.assertNotContains(page, 'name="whose"')
