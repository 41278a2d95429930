"""What the secretariat records for a seat: with its source, and where the seat sees it."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rimay.access.models import OnBehalf
from rimay.audit.models import Entry
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import proposing
from rimay.dialogue.actions import ranking as ranks
from rimay.dialogue.actions.ratifying import ratify
from rimay.dialogue.actions.stricter import tighten
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    Ballot,
    Charter,
    ConflictOfInterest,
    Ranking,
    Ratification,
    SilenceConsent,
    Topic,
)
from rimay.dialogue.tests.tables import make_item
from rimay.dialogue.tests.test_ranking import RankingTestCase
from rimay.groups.models import Person

SAID = {"said-channel": "telephone", "said-said_on": "2018-01-16"}


class RankingForASeatTests(RankingTestCase):
    def asked(self, ranking: Ranking, places: str, seat: int = 0) -> dict[str, object]:
        names = [f"topic_{topic.pk}" for topic in self.topics]
        said = SAID | {"said-membership": self.table.seats[seat].pk}
        return said | dict(zip(names, places, strict=True))

    def at(self, ranking: Ranking) -> str:
        return f"/g/temas/rankings/{ranking.pk}/on-behalf/"

    def test_the_desk_ranks_for_a_seat_with_its_source(self) -> None:
        ranking = self.opened()
        client = self.table.client(self.table.chair)
        page = client.get(f"/g/temas/rankings/{ranking.pk}/")
        self.assertContains(page, self.at(ranking))
        bare = self.asked(ranking, "213") | {"said-channel": ""}
        self.assertEqual(client.post(self.at(ranking), bare).status_code, 422)
        client.post(self.at(ranking), self.asked(ranking, "213"))
        self.assertEqual(Ballot.objects.get().marks[str(self.topics[0].pk)], 2)
        self.assertEqual(OnBehalf.objects.get().act, "rank")
        self.assertFalse(Entry.objects.filter(act__startswith="onbehalf").exists())

    def test_the_seat_finds_it_until_the_order_is_shown(self) -> None:
        ranking = self.opened()
        for number in range(4):
            self.table.client(self.table.chair).post(
                self.at(ranking), self.asked(ranking, "213", number)
            )
        seat = self.table.seats[0]
        own = self.table.client(self.table.users[0])
        at = f"/g/temas/memberships/{seat.pk}/"
        self.assertContains(own.get(at), f'"/g/temas/rankings/{ranking.pk}/"')
        other = self.table.client(self.table.users[1]).get(at)
        self.assertNotContains(other, f'"/g/temas/rankings/{ranking.pk}/"')
        ranks.show_ranking(self.table.chairing, ranking)
        self.assertFalse(OnBehalf.objects.exists())

    def test_what_a_seat_says_to_it_stands_in_no_line_while_it_is_open(self) -> None:
        ranking = self.opened()
        self.table.client(self.table.chair).post(
            self.at(ranking), self.asked(ranking, "213")
        )
        saying = OnBehalf.objects.get()
        at = f"/g/temas/said/{saying.pk}/"
        own = self.table.client(self.table.users[0])
        own.post(f"{at}confirm/", {"read": saying.created_at.isoformat()})
        desk = self.table.client(self.table.chair)
        desk.post(f"{at}told/")
        saying = OnBehalf.objects.get()
        self.assertTrue(saying.told_at and saying.confirmed_at)
        self.assertFalse(Entry.objects.filter(act__startswith="onbehalf").exists())

    def test_while_it_is_open_a_seat_corrects_it_by_ranking_itself(self) -> None:
        ranking = self.opened()
        self.table.client(self.table.chair).post(
            self.at(ranking), self.asked(ranking, "213")
        )
        at = f"/g/temas/said/{OnBehalf.objects.get().pk}/correct/"
        own = self.table.client(self.table.users[0])
        place = f"/g/temas/rankings/{ranking.pk}/"
        self.assertRedirects(own.post(at, {"correction": "Al revés"}), place)
        self.assertEqual(OnBehalf.objects.get().correction, "")
        home = own.get("/g/temas/")
        self.assertContains(home, "Respondan ustedes")
        self.assertNotContains(home, at)
        names = [f"topic_{topic.pk}" for topic in self.topics]
        own.post(f"{place}rank/", dict(zip(names, "321", strict=True)))
        self.assertEqual(Ballot.objects.get().marks[str(self.topics[0].pk)], 3)
        self.assertNotContains(own.get("/g/temas/"), "Registrado en nombre")
        self.assertContains(own.get("/g/temas/said/"), "respondió ella misma después")

    def test_many_that_were_recorded_ask_no_more_than_few(self) -> None:
        ranking = self.opened()
        desk = self.table.client(self.table.chair)
        asked = []
        for numbers in ((0, 1), (2, 3, 4, 5)):
            for number in numbers:
                desk.post(self.at(ranking), self.asked(ranking, "213", number))
            desk.get("/g/temas/said/")
            with CaptureQueriesContext(connection) as held:
                desk.get("/g/temas/said/")
            asked.append(len(held))
        self.assertEqual(asked[0], asked[1])

    def test_a_seat_records_for_nobody_and_a_stranger_finds_nothing(self) -> None:
        ranking = self.opened()
        seat = self.table.client(self.table.users[1])
        self.assertEqual(seat.get(self.at(ranking)).status_code, 403)
        page = seat.get(f"/g/temas/rankings/{ranking.pk}/")
        self.assertNotContains(page, "on-behalf")

    def test_a_topic_put_forward_by_a_seat_is_marked_so(self) -> None:
        seat = self.table.seats[0]
        given = SAID | {"said-membership": seat.pk, "reading-access_class": "group"}
        given |= {"title_es": "Bloqueos", "state": "proposed"}
        self.table.client(self.table.chair).post("/g/temas/topics/new/", given)
        topic = Topic.objects.get(title__contains="Bloqueos")
        self.assertEqual(OnBehalf.objects.get().subject_id, topic.pk)


class AgreementForASeatTests(RankingTestCase):
    def agreement(self, **columns: object) -> Agreement:
        follows = self.table.seats[1].organisation
        return Agreement.objects.create(
            group=self.table.group,
            text=Text.of(es="Prestar el local"),
            organisation=self.table.seats[0].organisation,
            follow_up=follows,
            **columns,
        )

    def test_who_follows_up_confirms_by_telephone(self) -> None:
        agreement, seat = self.agreement(), self.table.seats[1]
        at = f"/g/temas/agreements/{agreement.pk}/confirm/"
        chair = self.table.client(self.table.chair)
        offered = chair.get(at).context["saying"].fields["membership"].queryset
        self.assertEqual(list(offered), [seat])
        given = {"version": agreement.version, "status": "fulfilled", "text": "Lo vio"}
        chair.post(at, given | SAID | {"said-membership": seat.pk})
        update = agreement.updates.get()
        self.assertEqual(update.organisation, seat.organisation)
        saying = OnBehalf.objects.get()
        self.assertEqual((saying.act, saying.subject_id), ("confirm", update.pk))

    def test_what_an_institution_ratifies_is_recorded_for_its_seat(self) -> None:
        agreement, seat = self.agreement(status="to_ratify"), self.table.seats[0]
        waits = Ratification(
            agreement=agreement, membership=seat, due_on=date(2018, 2, 12)
        )
        waits.take_class_of(agreement)
        waits.save()
        said = date(2018, 2, 10)
        ratify(
            self.table.chairing,
            waits,
            is_ratified=True,
            letter="Oficio 7-2018",
            said_on=said,
        )
        page = self.table.client(self.table.users[0]).get(
            f"/g/temas/memberships/{seat.pk}/"
        )
        self.assertContains(page, "Oficio 7-2018")
        self.assertContains(page, f'"/g/temas/agreements/{agreement.pk}/"')


class InterestForASeatTests(RankingTestCase):
    def at(self, item: AgendaItem) -> str:
        return f"/g/temas/agenda-items/{item.pk}/interest/"

    def minuted(self, regime: Regime) -> AgendaItem:
        item = make_item(self.table, regime)
        given = SAID | {"said-membership": self.table.seats[0].pk, "reason": "Su mina"}
        given |= {"said-channel": "in_person"}
        self.table.client(self.table.chair).post(self.at(item), given)
        self.assertEqual(
            ConflictOfInterest.objects.get().membership, self.table.seats[0]
        )
        return item

    def test_the_seat_sees_what_the_desk_minuted_for_it(self) -> None:
        self.minuted(Regime.OPEN)
        page = self.table.client(self.table.users[0]).get("/g/temas/")
        self.assertContains(page, "Un conflicto de interés")
        other = self.table.client(self.table.users[1]).get("/g/temas/")
        self.assertNotContains(other, "Registrado en nombre")

    def test_it_needs_its_source_from_the_desk_and_none_from_the_seat(self) -> None:
        item = make_item(self.table, Regime.OPEN)
        desk = self.table.client(self.table.chair)
        bare = {"said-membership": self.table.seats[0].pk, "reason": "Su mina"}
        self.assertEqual(desk.post(self.at(item), bare).status_code, 422)
        self.assertFalse(ConflictOfInterest.objects.exists())
        seat = self.table.client(self.table.users[1])
        self.assertNotContains(seat.get(self.at(item)), "said-channel")
        seat.post(self.at(item), {"membership": self.table.seats[1].pk})
        self.assertEqual(ConflictOfInterest.objects.count(), 1)
        self.assertFalse(OnBehalf.objects.exists())

    def test_sealed_later_it_is_told_to_nobody_who_is_not_named_there(self) -> None:
        item = self.minuted(Regime.OPEN)
        named = [Person.objects.get(user=self.table.users[1])]
        tighten(self.table.chairing, item, regime=Regime.SEALED, people=named)
        self.assertFalse(OnBehalf.objects.exists())


class SilenceTests(RankingTestCase):
    def setUp(self) -> None:
        Charter.objects.create(
            group=self.table.group,
            kind="charter",
            title=Text.of(es="Reglamento"),
            state="adopted",
            adopted_on="2017-11-30",
            silence_is_no_objection=True,
        )

    def test_the_desk_records_who_accepted_that_silence_lets_a_text_pass(self) -> None:
        chair = self.table.client(self.table.chair)
        self.assertContains(chair.get("/g/temas/charter/"), "silence-consents/new/")
        organisation = self.table.seats[0].organisation
        given = {"organisation": organisation.pk, "letter": "Carta 4-2018"}
        given |= {"starts_on": "2018-01-10", "reading-access_class": "members"}
        chair.post("/g/temas/silence-consents/new/", given)
        self.assertEqual(SilenceConsent.objects.get().organisation, organisation)
        seat = self.table.client(self.table.users[1])
        self.assertContains(seat.get("/g/temas/silence-consents/"), "Carta 4-2018")
        self.assertEqual(seat.get("/g/temas/silence-consents/new/").status_code, 403)

    def test_a_text_in_preparation_names_the_charter_it_will_be_put_under(self) -> None:
        draft = proposing.Draft(Text.of(es="Publicar la agenda"))
        made = proposing.draft_proposal(
            self.table.chairing, self.table.group, draft=draft
        )
        page = self.table.client(self.table.chair).get(f"/g/temas/proposals/{made.pk}/")
        self.assertContains(page, f'"/g/temas/charter/{Charter.objects.get().pk}/"')
