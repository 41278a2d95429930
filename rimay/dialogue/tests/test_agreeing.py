"""Agreements: who does it, until when, who follows up, and who may say it is done."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from rimay.access.asking import Refused
from rimay.core import clock
from rimay.core.dates import PartialDate
from rimay.core.tests.pictures import SAID, png
from rimay.core.text import Text
from rimay.dialogue.actions import completing, progress
from rimay.dialogue.actions.progress import Report, Verdict
from rimay.dialogue.figures import FIGURES
from rimay.dialogue.models import Agreement, AgreementUpdate
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.charters import DayUnit
from rimay.dialogue.queries import owed
from rimay.dialogue.tests.tables import Table, make_table
from rimay.groups.models import Organisation, Post

PNG = png(told=False)


class AgreeingTestCase(TestCase):
    databases = {"default", "ephemeral"}
    table: Table
    lead: Organisation
    follows: Organisation

    @classmethod
    def setUpTestData(cls) -> None:
        cls.table = make_table("acuerdos", 2, 1, 1)
        seats = cls.table.seats
        cls.lead, cls.follows = seats[0].organisation, seats[2].organisation

    def agreed(self, **fields: object) -> Agreement:
        given = {
            "group": self.table.group,
            "text": Text.of(es="Enviar la lista de comisarías"),
            "kind": "commitment",
            "organisation": self.lead,
            "follow_up": self.follows,
            "due_on": PartialDate.of(clock.today() + timedelta(days=9)),
        } | fields
        return Agreement.objects.create(**given)

    def report(
        self, agreement: Agreement, number: int, **words: object
    ) -> AgreementUpdate:
        agreement.refresh_from_db()
        report = Report(**({"text": "Hecho"} | words))
        return progress.report_progress(
            self.table.seated(number),
            agreement,
            report=report,
            version=agreement.version,
        )


class ProgressTests(AgreeingTestCase):
    def test_the_responsible_say_it_and_who_follows_up_makes_it_so(self) -> None:
        agreement = self.agreed()
        self.report(agreement, 0, status="fulfilled")
        agreement.refresh_from_db()
        self.assertEqual(agreement.status, "under_way")
        self.assertEqual(agreement.fulfilment_said_on, clock.today())
        verdict = Verdict(AgreementStatus.FULFILLED, "La vimos")
        with self.assertRaises(Refused):
            progress.confirm(
                self.table.seated(0),
                agreement,
                verdict=verdict,
                version=agreement.version,
            )
        progress.confirm(
            self.table.seated(2), agreement, verdict=verdict, version=agreement.version
        )
        agreement.refresh_from_db()
        self.assertEqual(agreement.status, "fulfilled")
        self.assertEqual(agreement.fulfilled_on, PartialDate.of(clock.today()))
        self.assertEqual(agreement.updates.count(), 2)

    def test_who_answers_for_it_and_follows_up_does_not_confirm(self) -> None:
        agreement = self.agreed(follow_up=self.lead)
        client = self.table.client(self.table.users[0])
        at = f"/g/acuerdos/agreements/{agreement.pk}/confirm/"
        self.assertEqual(client.get(at).status_code, 403)

    def test_who_answers_with_the_lead_reports_too(self) -> None:
        agreement = self.agreed()
        with self.assertRaises(Refused):
            self.report(agreement, 1)
        agreement.others.add(self.table.seats[1].organisation)
        update = self.report(agreement, 1)
        self.assertEqual(update.organisation, self.table.seats[1].organisation)

    def test_a_new_date_is_asked_for_and_given_and_the_former_stays_written(
        self,
    ) -> None:
        agreement = self.agreed()
        before = agreement.due_on
        later = PartialDate("2030-01-15")
        update = self.report(agreement, 0, new_due_on=later, text="Falta el oficio")
        agreement.refresh_from_db()
        self.assertEqual(agreement.due_on, before)
        with self.assertRaises(Refused):
            progress.answer_date(self.table.seated(0), update, is_given=True)
        progress.answer_date(self.table.seated(2), update, is_given=True)
        agreement.refresh_from_db()
        self.assertEqual(agreement.due_on, later)
        update.refresh_from_db()
        self.assertEqual(update.new_due_state, "given")

    def test_what_waits_to_be_ratified_is_not_reported_on(self) -> None:
        agreement = self.agreed(status="to_ratify")
        with self.assertRaises(progress.NotYet):
            self.report(agreement, 0)

    def test_a_photograph_is_kept_and_handed_out_to_readers_only(self) -> None:
        agreement = self.agreed()
        client = self.table.client(self.table.users[0])
        answer = client.post(
            f"/g/acuerdos/agreements/{agreement.pk}/progress/",
            {
                "version": agreement.version,
                "text": "Aquí está",
                "status": "under_way",
                "file": SimpleUploadedFile("foto.png", png()),
            },
        )
        self.assertEqual(answer.status_code, 302)
        update = AgreementUpdate.objects.get()
        at = f"/g/acuerdos/agreement-updates/{update.pk}/file/"
        given = self.table.client(self.table.users[3]).get(at)
        kept = b"".join(given.streaming_content)
        self.assertTrue(kept.startswith(PNG[:33]))
        for words in SAID:
            self.assertNotIn(words, kept)
        self.assertIn("attachment", given["Content-Disposition"])
        stranger = make_table("otros", 1)
        outside = stranger.client(stranger.users[0])
        self.assertEqual(outside.get(at).status_code, 404)

    def test_a_program_renamed_is_refused_and_nothing_is_kept(self) -> None:
        agreement = self.agreed()
        client = self.table.client(self.table.users[0])
        answer = client.post(
            f"/g/acuerdos/agreements/{agreement.pk}/progress/",
            {
                "version": agreement.version,
                "text": "Aquí está",
                "status": "under_way",
                "file": SimpleUploadedFile("foto.png", b"MZ\x90\x00"),
            },
        )
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(AgreementUpdate.objects.exists())


class CompletingTests(AgreeingTestCase):
    def test_days_count_from_the_day_it_was_agreed(self) -> None:
        agreement = self.agreed(
            kind="decision", agreed_on=PartialDate("2018-01-25"), due_on=""
        )
        due = completing.Due(days=15, unit=DayUnit.WORKING)
        day = completing.day_of(agreement, due)
        # Fifteen working days after Thursday 25 January 2018: three weeks.
        self.assertEqual(day, PartialDate("2018-02-15"))

    def test_the_page_names_two_responsible_and_fifteen_working_days(self) -> None:
        agreement = self.agreed(
            kind="decision",
            agreed_on=PartialDate("2018-01-25"),
            due_on="",
            organisation=None,
        )
        chair = self.table.client(self.table.chair)
        answer = chair.post(
            f"/g/acuerdos/agreements/{agreement.pk}/complete/",
            {
                "version": agreement.version,
                "text": "Enviar la lista de comisarías",
                "kind": AgreementKind.COMMITMENT,
                "lead": self.lead.pk,
                "others": [self.table.seats[1].organisation_id],
                "days": "15",
                "unit": "working",
                "follow_up": self.follows.pk,
            },
        )
        self.assertEqual(answer.status_code, 302)
        agreement.refresh_from_db()
        self.assertEqual(agreement.due_on, PartialDate("2018-02-15"))
        self.assertEqual(agreement.others.count(), 1)

    def test_two_ways_to_say_until_when_are_one_too_many(self) -> None:
        agreement = self.agreed()
        chair = self.table.client(self.table.chair)
        answer = chair.post(
            f"/g/acuerdos/agreements/{agreement.pk}/complete/",
            {
                "version": agreement.version,
                "text": "Enviar",
                "kind": "commitment",
                "due_on": "2018-03-01",
                "days": "15",
                "unit": "working",
            },
        )
        self.assertEqual(answer.status_code, 422)

    def test_posts_are_offered_with_their_organisation(self) -> None:
        agreement = self.agreed()
        seat = self.table.seats[0]
        Post.objects.create(
            group=self.table.group,
            organisation=seat.organisation,
            title=Text.of(es="Jefatura"),
        )
        chair = self.table.client(self.table.chair)
        page = chair.get(f"/g/acuerdos/agreements/{agreement.pk}/complete/")
        self.assertContains(page, f"Jefatura · {seat.organisation}")

    def test_a_seat_does_not_complete_it(self) -> None:
        agreement = self.agreed()
        seat = self.table.client(self.table.users[0])
        at = f"/g/acuerdos/agreements/{agreement.pk}/complete/"
        self.assertEqual(seat.get(at).status_code, 403)


class OwedTests(AgreeingTestCase):
    def test_each_side_sees_what_it_owes_and_what_is_owed_to_it(self) -> None:
        self.agreed(due_on=PartialDate.of(clock.today() - timedelta(days=3)))
        lead = owed.ours(self.table.seated(0), self.table.group)
        self.assertEqual((len(lead.owe), len(lead.owed_to), lead.late), (1, 0, 1))
        follows = owed.ours(self.table.seated(2), self.table.group)
        self.assertEqual((len(follows.owe), len(follows.owed_to)), (0, 1))
        self.assertIn("Persona acuerdos-1-0", follows.owed_to[0].call[0])
        page = self.table.client(self.table.users[2]).get(
            "/g/acuerdos/agreements/ours/"
        )
        self.assertContains(page, "Enviar la lista")

    def test_a_pillars_own_agreement_is_not_in_the_shared_matrix(self) -> None:
        self.agreed()
        self.agreed(
            text=Text.of(es="Solo del pilar"),
            access_class="pillar",
            access_pillar=self.table.pillars[0],
        )
        actor = self.table.seated(0)
        mine = owed.matrix(actor, self.table.group, everything=False, shared=False)
        shared = owed.matrix(actor, self.table.group, everything=False, shared=True)
        self.assertEqual((len(mine.rows), len(shared.rows)), (2, 1))

    def test_the_picture_holds_what_all_may_see(self) -> None:
        self.agreed()
        chair = self.table.client(self.table.chair)
        answer = chair.get("/g/acuerdos/agreements/matrix/picture/")
        self.assertTrue(answer.content.startswith(b"\x89PNG"))
        stranger = make_table("ajenos", 1)
        outside = stranger.client(stranger.users[0])
        at = "/g/acuerdos/agreements/matrix/picture/"
        self.assertEqual(outside.get(at).status_code, 404)


class FigureTests(AgreeingTestCase):
    def value(self, code: str) -> object:
        figure = next(f for f in FIGURES if f.code == f"dialogue.{code}")
        return figure.compute(self.table.group)[0].value

    def test_shares_and_days_late_are_counted_from_rows(self) -> None:
        self.assertIsNone(self.value("agreements_with_date"))
        due = PartialDate("2018-01-02")
        self.agreed(
            status="fulfilled", due_on=due, fulfilled_on=PartialDate("2018-01-05")
        )
        self.agreed(
            status="fulfilled", due_on=due, fulfilled_on=PartialDate("2018-01-02")
        )
        self.agreed(
            status="not_fulfilled", due_on="", no_due_reason="nunca", follow_up=None
        )
        self.assertEqual(float(str(self.value("agreements_with_date"))), 66.7)
        self.assertEqual(float(str(self.value("agreements_with_follow_up"))), 66.7)
        self.assertEqual(float(str(self.value("agreements_fulfilled"))), 66.7)
        self.assertEqual(float(str(self.value("days_late"))), 1.5)

    def test_a_day_that_has_not_come_is_not_late(self) -> None:
        self.agreed(due_on=PartialDate.of(date(2031, 1, 1)))
        self.assertIsNone(self.value("agreements_fulfilled"))
