"""Who sat on a seat until yesterday answers nothing for it with the link they kept."""

from datetime import timedelta

from django.core import mail

from rimay.access.links import code_of, given_links, words_of
from rimay.access.models import LinkPurpose, SeatLink
from rimay.core import clock
from rimay.core.classes import Regime
from rimay.dialogue.actions import asking, proposing
from rimay.dialogue.actions.proposing import Draft
from rimay.dialogue.models import MeetingReply, Position
from rimay.dialogue.tests.linked import LinkTestCase
from rimay.dialogue.tests.sessions import in_days
from rimay.dialogue.tests.test_deciding import TEXT, DecidingTestCase
from rimay.groups.models import Contact, Person, SeatHolder
from rimay.letters.models import Letter


class LeftBehindTests(LinkTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.old = SeatHolder.objects.get(person=self.cast.people["police_seat"])

    def link_of(self, seat: str) -> SeatLink:
        return SeatLink.objects.get(
            membership=self.cast.memberships[seat], revoked_at=None
        )

    def leave(self) -> None:
        self.old.ends_on = in_days(-1)
        self.old.save()
        SeatLink.objects.update(made_at=clock.now() - timedelta(days=4))
        SeatHolder.objects.update(created_at=clock.now() - timedelta(days=9))

    def sit(self, person: Person, capacity: str = "titular") -> SeatHolder:
        return SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=person,
            capacity=capacity,
            access_class="group",
        )

    def follow(self) -> Person:
        made = Person.objects.create(
            group=self.cast.group, name="Sigue", access_class="group"
        )
        self.sit(made)
        Contact.objects.create(
            group=self.cast.group, person=made, kind="email", value="s@example.test"
        )
        return made

    def opens(self) -> int:
        return int(self.anyone.get(self.link("police")).status_code)

    def test_their_link_opens_nothing_and_answers_nothing(self) -> None:
        self.assertEqual(self.opens(), 200)
        self.leave()
        self.assertEqual(self.opens(), 410)
        self.answer(answer="excused")
        self.assertFalse(MeetingReply.objects.exists())

    def test_nor_once_somebody_follows(self) -> None:
        self.leave()
        self.follow()
        self.assertEqual(self.opens(), 410)

    def test_an_alternate_who_stays_goes_on_with_it(self) -> None:
        self.sit(self.cast.people["civil_seat"], "alternate")
        self.leave()
        self.follow()
        self.assertEqual(self.opens(), 200)

    def test_a_new_term_of_the_same_person_keeps_it(self) -> None:
        self.leave()
        self.sit(self.cast.people["police_seat"])
        self.assertEqual(self.opens(), 200)

    def test_who_is_only_unconfirmed_keeps_it(self) -> None:
        SeatHolder.objects.update(unconfirmed_since=in_days(-90))
        self.assertEqual(self.opens(), 200)

    def test_a_seat_of_which_nobody_is_known_keeps_it(self) -> None:
        SeatHolder.objects.filter(pk=self.old.pk).delete()
        self.assertEqual(self.opens(), 200)

    def test_the_desk_hands_over_no_link_that_opens_nothing(self) -> None:
        def given() -> set[int]:
            found = given_links(
                self.cast.actor("secretariat"),
                purpose=LinkPurpose.MEETING,
                subject_id=self.meeting.pk,
            )
            return set(found)

        seats = given()
        self.leave()
        self.assertEqual(seats - given(), {self.cast.memberships["police"].pk})
        old = words_of(self.link_of("police"))
        page = self.as_role("secretariat").get(self.url("notices/"))
        self.assertNotContains(page, old)
        self.assertContains(page, "alguien que ya no la ocupa tenía su enlace")

    def test_who_follows_is_reminded_with_a_link_that_opens(self) -> None:
        before = self.link("police")
        self.leave()
        self.follow()
        with self.captureOnCommitCallbacks(execute=True):
            self.as_role("secretariat").post(self.url("notices/remind/"), {"round": 0})
        link = self.link("police")
        self.assertNotEqual(link, before)
        self.assertEqual(self.opens(), 200)
        sent = {m.to[0]: m.body for m in mail.outbox}
        self.assertIn(link, sent["s@example.test"])
        self.assertNotIn("police_seat@example.test", sent)

    def test_who_was_followed_says_nothing_of_who_follows(self) -> None:
        # The alternate has the link too, and stays.
        SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=self.cast.people["civil_seat"],
            capacity="alternate",
        )
        SeatLink.objects.update(made_at=clock.now())
        old = SeatHolder.objects.get(person=self.cast.people["police_seat"])
        old.ends_on = in_days(-1)
        old.save()
        new = SeatHolder.objects.create(
            group=self.cast.group,
            membership=self.cast.memberships["police"],
            person=Person.objects.create(group=self.cast.group, name="Sigue"),
            capacity="titular",
        )
        page = self.anyone.get(self.link("police"))
        self.assertContains(page, "llegó después de darse este enlace")
        self.assertNotContains(page, self.link("police", "left/"))
        for way in (self.anyone.get, self.anyone.post):
            self.assertEqual(way(self.link("police", "left/")).status_code, 302)
        new.refresh_from_db()
        self.assertIsNone(new.unconfirmed_since)
        self.assertFalse(Letter.objects.exists())


class RoundTests(DecidingTestCase):
    def test_no_answer_is_given_with_link_and_code_that_were_kept(self) -> None:
        draft = Draft(TEXT.text, Regime.CHATHAM)
        made = proposing.draft_proposal(
            self.table.chairing, self.table.group, draft=draft
        )
        proposal = proposing.open_written_round(self.table.chairing, made)
        asking.ask_seats(self.table.chairing, proposal)
        seat = self.table.seats[0]
        old = SeatLink.objects.get(membership=seat)
        given = {"code": code_of(old), "stand": "agree", "reason": ""}
        at = f"/i/{words_of(old)}/round/"
        for holder in seat.holders.all():
            holder.ends_on = clock.today() - timedelta(days=1)
            holder.save()
        self.assertEqual(self.client.get(at).status_code, 410)
        self.assertEqual(self.client.post(at, given).status_code, 410)
        self.assertFalse(Position.objects.exists())
        page = self.table.client(self.table.chair).get(
            f"/g/mesa/proposals/{proposal.pk}/asked/"
        )
        self.assertContains(page, "Consultar a la representación que falta")
        self.assertNotContains(page, words_of(old))
        # Pressed again, asking reaches who follows with another.
        asking.ask_seats(self.table.chairing, proposal)
        new = SeatLink.objects.get(membership=seat, revoked_at=None)
        self.assertNotEqual(words_of(new), words_of(old))
