"""What is pressed twice is done once, and what an old page asks for is not done."""

from datetime import timedelta

from django.test import Client

from rimay.access.models import Channel, OnBehalf
from rimay.access.on_behalf import Said
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.text import Text
from rimay.dialogue.actions import drafting, positions, progress
from rimay.dialogue.actions import ranking as ranks
from rimay.dialogue.actions.drafting import Article
from rimay.dialogue.actions.ranking import NotOpen
from rimay.dialogue.models import (
    ActaCorrection,
    ActaRemark,
    Agreement,
    AgreementUpdate,
    ArticleComment,
    Ballot,
    Charter,
    Communique,
    Topic,
)
from rimay.dialogue.models.charters import CharterKind
from rimay.dialogue.tests.acta_circulated import CirculatedTestCase
from rimay.dialogue.tests.acta_scene import ActaTestCase
from rimay.dialogue.tests.test_deciding import AGREE, DecidingTestCase
from rimay.dialogue.tests.test_ranking import RankingTestCase
from rimay.groups.models import Membership
from rimay.records.actions import ChangedMeanwhile


class ActaTests(ActaTestCase):
    def test_a_correction_that_is_never_taken_back_stands_once(self) -> None:
        acta = self.closed()
        at, client = self.url(f"actas/{acta.pk}/correct/"), self.as_role("secretariat")
        given = {"text": "Dice diez; son doce.", "made_on": "20 de noviembre de 2017"}
        for _press in "12":
            self.assertEqual(client.post(at, given).status_code, 302)
        client.post(at, given | {"text": "Falta un guion."})
        self.assertEqual(ActaCorrection.objects.count(), 2)

    def test_one_communique_is_drawn_until_somebody_wrote_on_it(self) -> None:
        acta = self.closed()
        at = self.url(f"actas/{acta.pk}/communique/")
        client = self.as_role("secretariat")
        led = {client.post(at).headers["Location"] for _press in "12"}
        self.assertEqual((len(led), Communique.objects.count()), (1, 1))
        Communique.objects.update(version=2)
        client.post(at)
        self.assertEqual(Communique.objects.count(), 2)


class RemarkTests(CirculatedTestCase):
    def test_a_remark_that_waits_stands_once(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/remark/")
        client = self.as_role("civil_seat")
        number = self.number_of("Acuerdo 7")
        for _press in "12":
            client.post(at, {"paragraph": str(number), "text": "Falta el correo."})
        self.as_role("company_seat").post(
            at, {"paragraph": str(number), "text": "Falta el correo."}
        )
        self.assertEqual(ActaRemark.objects.count(), 2)


class CharterTests(ActaTestCase):
    def draft(self) -> Charter:
        group = self.cast.group
        return drafting.begin_draft(self.actor(), group, kind=CharterKind.CHARTER)

    def test_an_article_and_a_comment_on_it_stand_once(self) -> None:
        charter = self.draft()
        before = charter.articles.count()
        new = Article(Text.of(es="De la prensa"), Text.of(es="Habla quien coordina."))
        made = [
            drafting.add_article(self.actor(), charter, written=new) for _press in "12"
        ]
        self.assertEqual(charter.articles.count(), before + 1)
        at = self.url(f"charter/{charter.pk}/article/{made[0].number}/comment/")
        client = self.as_role("civil_seat")
        for _press in "12":
            self.assertEqual(client.post(at, {"text": "De acuerdo."}).status_code, 302)
        self.assertEqual(ArticleComment.objects.count(), 1)


class TopicTests(RankingTestCase):
    def client_of(self, number: int) -> Client:
        return self.table.client(self.table.users[number])

    def test_a_topic_is_put_forward_once(self) -> None:
        before = Topic.objects.count()
        for _press in "12":
            self.client_of(0).post("/g/temas/topics/new/", {"title_es": "Bloqueos"})
        self.assertEqual(Topic.objects.count(), before + 1)

    def test_an_old_page_that_opens_a_ranking_does_not_show_it(self) -> None:
        ranking = self.opened()
        for number in range(5):
            self.cast(ranking, number, 1, 2, 3)
        at = f"/g/temas/rankings/{ranking.pk}/run/"
        desk = self.table.client(self.table.chair)
        for given in ({"do": "open"}, {}):
            desk.post(at, given)
            ranking.refresh_from_db()
            self.assertEqual((ranking.state, Ballot.objects.count()), ("open", 5))
        page = desk.get(f"/g/temas/rankings/{ranking.pk}/")
        self.assertContains(page, 'name="do" value="show"')
        desk.post(at, {"do": "show"})
        ranking.refresh_from_db()
        self.assertEqual(ranking.state, "shown")

    def test_a_topic_joined_while_the_seats_rank_stays_joined(self) -> None:
        ranking = self.opened()
        for number in range(5):
            self.cast(ranking, number, 1, 2, 3)
        first, second, _third = self.topics
        ranks.merge_topic(self.table.chairing, first, into=second)
        ranks.show_ranking(self.table.chairing, ranking)
        first.refresh_from_db()
        self.assertEqual((first.state, first.rank), ("closed", None))

    def test_the_ballot_of_a_seat_that_left_counts_no_more(self) -> None:
        ranking = self.opened()
        for number in range(4):
            self.cast(ranking, number, 1, 2, 3)
        Membership.objects.filter(pk=self.table.seats[0].pk).update(
            ends_on=str(clock.today() - timedelta(days=1))
        )
        page = self.table.client(self.table.chair).get(
            f"/g/temas/rankings/{ranking.pk}/"
        )
        self.assertContains(page, "3 de 6")
        with self.assertRaises(ranks.TooFew):
            ranks.show_ranking(self.table.chairing, ranking)
        self.cast(ranking, 4, 1, 2, 3)
        ranks.show_ranking(self.table.chairing, ranking)
        self.assertFalse(Ballot.objects.exists())

    def test_two_who_join_each_to_the_other_make_no_circle(self) -> None:
        first, second, _third = self.topics
        one, other = (Topic.objects.get(pk=t.pk) for t in (first, second))
        ranks.merge_topic(self.table.chairing, first, into=second)
        with self.assertRaises(NotOpen):
            ranks.merge_topic(self.table.chairing, other, into=one)

    def test_the_seat_sees_that_the_desk_recorded_how_it_ranks(self) -> None:
        ranking = self.opened()
        said = Said(self.table.seats[0], Channel.LETTER, clock.today(), "Oficio 31")
        for _press in "12":
            ranks.rank_on_behalf(
                self.table.chairing, ranking, marks=self.marks(1, 2, 3), said=said
            )
        self.assertEqual(OnBehalf.objects.count(), 1)
        at = f"/g/temas/rankings/{ranking.pk}/"
        self.assertContains(self.client_of(0).get(at), "(Oficio 31)", count=1)
        for client in (self.client_of(1), self.table.client(self.table.chair)):
            self.assertNotContains(client.get(at), "Oficio 31")
        self.cast(ranking, 0, 3, 2, 1)
        self.assertNotContains(self.client_of(0).get(at), "Oficio 31")


class BehalfTests(DecidingTestCase):
    def test_recorded_twice_it_is_marked_once_and_stands(self) -> None:
        proposal = self.put()
        seat = self.table.seats[0]
        said = Said(seat, Channel.TELEPHONE, clock.today(), "Llamada")
        for _press in "12":
            positions.answer(
                self.table.chairing, proposal, seat, reply=AGREE, said=said
            )
        self.assertEqual(OnBehalf.objects.count(), 1)
        page = self.table.client(self.table.users[0]).get(
            f"/g/mesa/proposals/{proposal.pk}/"
        )
        self.assertContains(page, "(Llamada)", count=1)


class NewDateTests(DecidingTestCase):
    def test_who_answers_second_is_not_told_that_their_answer_holds(self) -> None:
        agreement = Agreement.objects.create(
            group=self.table.group, text=Text.of(es="Reparar"), due_on="2029-01-10"
        )
        update = AgreementUpdate(
            agreement=agreement, text="Falta", new_due_on=PartialDate("2029-06-10")
        )
        update.new_due_state = "asked"
        update.take_class_of(agreement)
        update.save()
        chair = self.table.chairing
        progress.answer_date(chair, update, is_given=False)
        progress.answer_date(chair, update, is_given=False)
        with self.assertRaises(ChangedMeanwhile):
            progress.answer_date(chair, update, is_given=True)
        page = self.table.client(self.table.chair).post(
            f"/g/mesa/agreement-updates/{update.pk}/date/",
            {"answer": "give"},
            follow=True,
        )
        self.assertContains(page, "Otra persona lo respondió entretanto")
        agreement.refresh_from_db()
        self.assertEqual(agreement.due_on, PartialDate("2029-01-10"))
