"""What a pillar lets others do is said by its seats, and for one only with its source."""

from django.test import Client, TestCase

from rimay.access.asking import visible
from rimay.access.models import OnBehalf
from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.accounts.queries import Assurance
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Membership, Pillar, Post, SeatHolder


class PillarRoomTests(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.state = cls.cast.pillars["state"]
        cls.row = Post.objects.create(
            group=cls.cast.group,
            organisation=cls.cast.organisations["police"],
            title=Text.of(es="Sala"),
            access_class=Class.PILLAR,
            access_pillar=cls.state,
        )

    @property
    def at(self) -> str:
        return f"/g/{self.cast.group.slug}/members/pillar/1/"

    def as_role(self, role: str) -> Client:
        client = Client()
        sign_in(client, self.cast.users[role])
        return client

    def is_open(self) -> bool:
        """Return whether the secretariat reads the pillar's room."""
        actor = self.cast.actor("secretariat", Assurance.STRONG)
        opened = visible(actor, Post).filter(pk=self.row.pk).exists()
        self.assertEqual(
            Pillar.objects.get(pk=self.state.pk).opens_to_secretariat, opened
        )
        return opened

    def test_everybody_inside_reads_who_reads_it(self) -> None:
        for role in ("police_seat", "company_seat", "observer", "secretariat"):
            page = self.as_role(role).get(self.at)
            self.assertContains(page, "No lo lee la secretaría")
        self.assertEqual(self.as_role("outsider").get(self.at).status_code, 404)

    def test_a_pillar_without_seats_is_read_by_those_that_come(self) -> None:
        SeatHolder.objects.filter(membership__pillar=self.state).delete()
        Membership.objects.filter(pillar=self.state).delete()
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "que vengan (hasta ahora ninguna)")
        self.assertNotContains(page, "las 0 representaciones")

    def test_a_seat_of_the_pillar_opens_and_shuts_it(self) -> None:
        seat = self.as_role("police_seat")
        self.assertEqual(
            seat.post(self.at, {"opens_to_secretariat": "on"}).status_code, 302
        )
        self.assertTrue(self.is_open())
        line = Entry.objects.get(act="pillar.agree")
        self.assertEqual(
            (line.access_class, line.fields), ("group", "opens_to_secretariat")
        )
        seat.post(self.at, {"speaks_as_one": ""})
        self.assertFalse(self.is_open())

    def test_nobody_else_can(self) -> None:
        given = {"opens_to_secretariat": "on"}
        for role in ("company_seat", "observer", "coordinator", "assistant"):
            with self.subTest(role):
                self.assertEqual(
                    self.as_role(role).post(self.at, given).status_code, 403
                )
        self.assertFalse(self.is_open())

    def test_the_secretariat_records_it_with_its_source_only(self) -> None:
        desk = self.as_role("secretariat")
        given = {"opens_to_secretariat": "on"}
        self.assertEqual(desk.post(self.at, given).status_code, 422)
        said = {
            "said-membership": self.cast.memberships["police"].pk,
            "said-channel": "letter",
            "said-said_on": "2018-01-10",
            "said-reference": "Oficio 9-2018",
        }
        mine = said | {"said-membership": self.cast.memberships["mine"].pk}
        self.assertEqual(desk.post(self.at, given | mine).status_code, 422)
        self.assertFalse(self.is_open())
        self.assertEqual(desk.post(self.at, given | said).status_code, 302)
        self.assertTrue(self.is_open())
        self.assertEqual(OnBehalf.objects.get().reference, "Oficio 9-2018")
        seat = f"/g/{self.cast.group.slug}/memberships/{said['said-membership']}/"
        page = self.as_role("police_seat").get(seat)
        self.assertContains(page, "Lo que el pilar permite a otros")

    def test_settings_do_not_open_it(self) -> None:
        desk = self.as_role("secretariat")
        given = {"name_es": "Estado", "slot": 1, "opens_to_secretariat": "on"}
        at = f"/g/{self.cast.group.slug}/settings/pillar/1/"
        self.assertEqual(desk.post(at, given).status_code, 302)
        self.assertFalse(self.is_open())

    def test_who_sits_is_no_secret_of_the_desk(self) -> None:
        """A seat that only the secretariat sees would read unseen."""
        given = {
            "membership": self.cast.memberships["police"].pk,
            "person": self.cast.people["secretariat"].pk,
            "capacity": "titular",
            "term_end": "replaced",
            "reading-access_class": "secretariat",
        }
        at = f"/g/{self.cast.group.slug}/seat-holders/new/"
        before = SeatHolder.objects.count()
        self.assertEqual(self.as_role("secretariat").post(at, given).status_code, 422)
        self.assertEqual(SeatHolder.objects.count(), before)
