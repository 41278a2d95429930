"""Who acts for a seat: the representative, or the alternate where they are absent."""

from datetime import timedelta

from rimay.access.actor import bearer
from rimay.core import clock
from rimay.dialogue.models import Attendance, Meeting, MeetingReply
from rimay.dialogue.queries.acting import acting_for, may_act
from rimay.dialogue.tests.test_pages import DialogueTestCase
from rimay.groups.models import Membership, SeatHolder
from rimay.groups.queries import GRACE


class ActingTests(DialogueTestCase):
    """The police seat has a representative (police_seat) and an alternate."""

    def setUp(self) -> None:
        self.seat: Membership = self.cast.memberships["police"]
        self.titular = SeatHolder.objects.get(membership=self.seat)
        self.alternate = SeatHolder.objects.get(person=self.cast.people["alternate"])
        self.alternate.membership = self.seat
        self.alternate.save()

    def who(self, meeting: Meeting | None = None) -> list[str]:
        acting = acting_for([self.seat], meeting)[self.seat.pk]
        found = [
            role
            for role in ("police_seat", "alternate")
            if may_act(self.cast.actor(role), self.seat, meeting)
        ]
        self.assertEqual(
            found,
            [
                role
                for role in ("police_seat", "alternate")
                if acting.names([self.cast.people[role].pk])
            ],
        )
        return found

    def came(self, presence: str) -> None:
        Attendance.objects.update_or_create(
            group=self.cast.group,
            meeting=self.meeting,
            membership=self.seat,
            defaults={"presence": presence},
        )

    def answered(self, answer: str) -> None:
        MeetingReply.objects.update_or_create(
            group=self.cast.group,
            meeting=self.meeting,
            membership=self.seat,
            defaults={"answer": answer},
        )

    def test_the_representative_acts_while_nothing_else_is_known(self) -> None:
        self.assertEqual(self.who(self.meeting), ["police_seat"])
        self.assertEqual(self.who(), ["police_seat"])

    def test_the_alternate_acts_where_the_roll_says_so_and_only_there(self) -> None:
        self.came("alternate")
        self.assertEqual(self.who(self.meeting), ["alternate"])
        other = Meeting.objects.create(
            group=self.cast.group, title=self.meeting.title, held_on="2017-12-01"
        )
        self.assertEqual(self.who(other), ["police_seat"])
        self.assertEqual(self.who(), ["police_seat"])

    def test_before_the_roll_the_answer_to_the_convening_counts(self) -> None:
        self.answered("alternate")
        self.assertEqual(self.who(self.meeting), ["alternate"])
        # Both answer and both come: the roll decides, and it is one of them.
        self.came("present")
        self.assertEqual(self.who(self.meeting), ["police_seat"])

    def test_nobody_acts_for_a_seat_that_is_away(self) -> None:
        for presence in ("excused", "absent"):
            self.came(presence)
            self.assertEqual(self.who(self.meeting), [])
            acting = acting_for([self.seat], self.meeting)[self.seat.pk]
            self.assertTrue(acting.is_away)
            self.assertFalse(acting.is_vacant)

    def test_a_term_that_ended_yesterday_acts_no_more(self) -> None:
        self.titular.ends_on = clock.today() - timedelta(days=1)
        self.titular.save()
        self.assertEqual(self.who(self.meeting), ["alternate"])
        self.alternate.ends_on = self.titular.ends_on
        self.alternate.save()
        self.assertEqual(self.who(self.meeting), [])
        self.assertTrue(acting_for([self.seat])[self.seat.pk].is_vacant)

    def test_an_unconfirmed_person_acts_as_long_as_they_read_and_it_shows(self) -> None:
        self.titular.unconfirmed_since = clock.today()
        self.titular.save()
        self.assertEqual(self.who(), ["police_seat"])
        self.assertTrue(acting_for([self.seat])[self.seat.pk].is_unconfirmed)
        self.titular.unconfirmed_since = clock.today() - GRACE
        self.titular.save()
        self.assertEqual(self.who(), ["alternate"])

    def test_an_assistant_never_acts(self) -> None:
        guild = self.cast.memberships["guild"]
        self.assertTrue(acting_for([guild])[guild.pk].is_vacant)
        self.assertFalse(may_act(self.cast.actor("assistant"), guild))

    def test_a_link_acts_for_its_own_seat_alone(self) -> None:
        self.assertTrue(may_act(bearer(self.seat), self.seat, self.meeting))
        other = self.cast.memberships["mine"]
        self.assertFalse(may_act(bearer(self.seat), other, self.meeting))
        self.came("absent")
        self.assertFalse(may_act(bearer(self.seat), self.seat, self.meeting))

    def test_nobody_acts_for_another_seat_or_while_looking_as_another(self) -> None:
        for role in ("civil_seat", "secretariat", "observer", "outsider"):
            self.assertFalse(may_act(self.cast.actor(role), self.seat))
        actor = self.cast.actor("police_seat")
        self.assertFalse(may_act(actor.as_other(actor.standing), self.seat))

    def test_many_seats_cost_as_much_as_one(self) -> None:
        seats = list(Membership.objects.filter(group=self.cast.group))
        with self.assertNumQueries(3):
            acting_for(seats, self.meeting)
        self.assertEqual(acting_for([]), {})
