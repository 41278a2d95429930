"""A seat's link to a session is renewed once somebody who had it sits no more."""

from datetime import timedelta

from django.core import mail

from rimay.access.links import is_left_behind
from rimay.access.models import SeatLink
from rimay.core import clock
from rimay.dialogue.models import MeetingReply
from rimay.dialogue.tests.linked import LinkTestCase
from rimay.dialogue.tests.sessions import in_days
from rimay.groups.models import Contact, Person, SeatHolder

LOST = "alguien que ya no la ocupa tenía su enlace"


class RelinkedTests(LinkTestCase):
    def link_of(self, seat: str) -> SeatLink:
        return SeatLink.objects.get(
            membership=self.cast.memberships[seat], revoked_at=None
        )

    def relink(self, seat: str = "police", newest: int | None = None) -> int:
        known = SeatLink.objects.order_by("-pk").values_list("pk", flat=True)
        given = {
            "seat": self.cast.memberships[seat].pk,
            "newest": (known.first() or 0) if newest is None else newest,
        }
        with self.captureOnCommitCallbacks(execute=True):
            answer = self.as_role("secretariat").post(
                self.url("notices/relink/"), given
            )
        return int(answer.status_code)

    def test_the_old_link_opens_nothing_and_the_new_one_answers(self) -> None:
        old = self.link("police")
        self.assertEqual(self.anyone.get(old).status_code, 200)
        self.relink()
        self.assertNotEqual(self.link("police"), old)
        self.assertEqual(self.anyone.get(old).status_code, 404)
        self.anyone.post(f"{old}answer/", {"answer": "excused"})
        self.assertFalse(MeetingReply.objects.exists())
        self.answer(answer="coming")
        self.assertEqual(MeetingReply.objects.get().answer, "coming")

    def test_who_sits_since_is_sent_it_once_however_often_it_is_pressed(self) -> None:
        term = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        term.ends_on = clock.today() - timedelta(days=1)
        term.save()
        follows = Person.objects.create(
            group=self.cast.group, name="Sigue", access_class="group"
        )
        Contact.objects.create(
            group=self.cast.group,
            person=follows,
            kind=Contact.Kind.EMAIL,
            value="follows@example.test",
        )
        SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=follows,
            capacity="titular",
            access_class="group",
        )
        newest = SeatLink.objects.order_by("-pk")[0].pk
        self.relink(newest=newest)
        link = self.link("police")
        self.relink(newest=newest)
        self.assertEqual(self.link("police"), link)
        self.assertEqual([m.to for m in mail.outbox], [["follows@example.test"]])
        self.assertIn(link, mail.outbox[0].body)

    def test_a_seat_without_a_link_gets_one(self) -> None:
        SeatLink.objects.filter(membership=self.cast.memberships["mine"]).delete()
        self.relink("mine")
        self.assertEqual(self.anyone.get(self.link("mine")).status_code, 200)

    def test_after_the_session_nobody_is_sent_anything(self) -> None:
        expires_on = SeatLink.objects.get(
            membership=self.cast.memberships["police"]
        ).expires_on
        self.meeting.refresh_from_db()
        self.meeting.held_on = in_days(-1)
        self.meeting.save()
        self.relink()
        self.assertEqual(mail.outbox, [])
        row = SeatLink.objects.get(
            membership=self.cast.memberships["police"], revoked_at=None
        )
        self.assertEqual(row.expires_on, expires_on)

    def test_where_all_left_the_new_link_is_good_for_as_long_as_the_old_one(
        self,
    ) -> None:
        expires_on = clock.today() + timedelta(days=200)
        SeatLink.objects.update(
            expires_on=expires_on, made_at=clock.now() - timedelta(days=3)
        )
        seat = self.cast.memberships["police"]
        seat.holders.update(
            created_at=clock.now() - timedelta(days=9),
            ends_on=clock.today() - timedelta(days=1),
        )
        self.assertTrue(is_left_behind(self.link_of("police")))
        self.relink(newest=0)
        self.assertEqual(self.link_of("police").expires_on, expires_on)

    def test_the_page_tells_where_somebody_left_since(self) -> None:
        client = self.as_role("secretariat")
        self.assertNotContains(client.get(self.url("notices/")), LOST)
        term = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        SeatLink.objects.update(made_at=clock.now() - timedelta(days=3))
        term.ends_on = clock.today() - timedelta(days=1)
        term.save()
        self.assertContains(client.get(self.url("notices/")), f"police: {LOST}")
        self.relink()
        self.assertNotContains(client.get(self.url("notices/")), LOST)

    def test_no_seat_gives_itself_or_another_a_new_link(self) -> None:
        old = self.link("police")
        for role in ("police_seat", "company_seat", "donor", "observer", "outsider"):
            given = {"seat": self.cast.memberships["police"].pk, "newest": 10**6}
            self.as_role(role).post(self.url("notices/relink/"), given)
        self.assertEqual(self.link("police"), old)
