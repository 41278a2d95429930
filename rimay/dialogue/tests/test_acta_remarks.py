"""The slower way: circulated, observed by seats, answered, approved."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rimay.access.actor import bearer
from rimay.access.asking import Refused
from rimay.access.links import give_link, words_of
from rimay.access.models import LinkPurpose, OnBehalf
from rimay.audit import trail
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.text import Text
from rimay.dialogue.actions import remarking
from rimay.dialogue.actions.answering import NotThere, accept_remark, answer_remark
from rimay.dialogue.actions.circulating import (
    WrongSession,
    approve_acta,
    circulate_acta,
)
from rimay.dialogue.actions.closing import NotReady, begin_acta
from rimay.dialogue.models import Acta, ActaRemark, AgendaItem, Meeting
from rimay.dialogue.queries.acta_document import as_word, document_of
from rimay.dialogue.queries.acta_text import fingerprint_of, from_plain, text_of
from rimay.dialogue.queries.composing import compose
from rimay.dialogue.queries.returned import Asked, NotTaken, asked_in
from rimay.dialogue.tests import word_copies
from rimay.dialogue.tests.acta_scene import ActaTestCase


class CirculatedTestCase(ActaTestCase):
    acta: Acta

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        case = cls()
        cls.acta = circulate_acta(case.actor(), case.begun())

    def setUp(self) -> None:
        self.acta.refresh_from_db()

    def number_of(self, begins: str) -> int:
        body = from_plain(self.acta.body)
        return next(n for n, p in enumerate(body, 1) if p.words.startswith(begins))

    def ask(self, role: str = "civil_seat", **asked: object) -> ActaRemark:
        made = remarking.remark_on_acta(
            self.actor(role), self.acta, remarks=[Asked(**asked)]
        )
        return made[0]

    def next_session(self) -> Meeting:
        made = Meeting.objects.create(
            group=self.cast.group,
            number="5-2017",
            title=Text.of(es="Sesión de diciembre"),
            held_on="2017-12-14",
            state="under_way",
        )
        made.refresh_from_db()
        return made

    def approve(self, at: Meeting, **given: object) -> Acta:
        read = fingerprint_of(text_of(compose(self.acta)))
        return approve_acta(
            self.actor(), self.acta, at=at, read=read, looked_at=True, **given
        )


class CirculateTests(CirculatedTestCase):
    def test_the_charter_says_until_when_it_is_observed(self) -> None:
        self.assertEqual(self.acta.state, "circulated")
        self.assertGreater(self.acta.observe_until, clock.today() + timedelta(days=4))
        self.meeting.refresh_from_db()
        self.assertEqual(self.meeting.state, "held")
        page = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Circula para observaciones hasta")
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertContains(page, "Observar, o decir que la vio")

    def test_an_agreement_with_a_gap_is_not_circulated(self) -> None:
        self.agreement.follow_up = None
        self.agreement.save()
        with self.assertRaises(NotReady):
            circulate_acta(self.actor(), self.acta)

    def test_who_is_not_of_the_table_remarks_nothing(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/remark/")
        for role, status in (("observer", 403), ("donor", 404), ("outsider", 404)):
            answer = self.as_role(role).post(at, {"text": "Algo"})
            self.assertEqual(answer.status_code, status)
        self.assertFalse(ActaRemark.objects.exists())


class RemarkTests(CirculatedTestCase):
    def post(self, role: str, **given: object) -> object:
        at = self.url(f"actas/{self.acta.pk}/remark/")
        return self.as_role(role).post(at, given)

    def test_a_seat_remarks_on_an_open_paragraph_by_its_name(self) -> None:
        number = self.number_of("Acuerdo 7")
        self.post("civil_seat", paragraph=str(number), text="Falta el correo.")
        row = ActaRemark.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])
        page = self.as_role("company_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Falta el correo.")
        self.assertContains(page, "ngo · ")

    def test_on_an_item_that_is_not_open_nothing_keeps_whose_it_is(self) -> None:
        number = self.number_of("Se trató el punto 2")
        self.post("civil_seat", paragraph=str(number), text="No fue así.")
        self.post("civil_seat", paragraph="", text="Sobre todo lo dicho.")
        rows = ActaRemark.objects.all()
        self.assertEqual({row.organisation for row in rows}, {None})
        lines = Entry.objects.filter(act="actaremark.create")
        self.assertEqual({(e.actor, e.at.hour) for e in lines}, {(trail.DESK, 0)})

    def test_seen_without_remarks_stands_once(self) -> None:
        for _ in "12":
            self.post("civil_seat", seen="1")
        row = ActaRemark.objects.get()
        self.assertEqual((row.state, str(row.organisation)), ("none", "ngo"))

    def test_the_desk_records_it_for_a_seat_with_its_source(self) -> None:
        number = self.number_of("Acuerdo 7")
        given = {
            "paragraph": str(number),
            "text": "Pide cambiar la fecha.",
            "said-membership": str(self.cast.memberships["mine"].pk),
            "said-channel": "telephone",
            "said-said_on": clock.today().isoformat(),
            "said-reference": "Llamada",
        }
        at = self.url(f"actas/{self.acta.pk}/remark/")
        self.as_role("secretariat").post(at, given)
        row = ActaRemark.objects.get()
        self.assertEqual(row.organisation, self.cast.organisations["mine"])
        self.assertEqual(OnBehalf.objects.get().subject_id, row.pk)
        page = self.as_role("company_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "lo registró la secretaría")

    def test_after_the_last_day_seats_are_told_and_the_desk_may_still(self) -> None:
        day = clock.today() - timedelta(days=1)
        Acta.objects.filter(pk=self.acta.pk).update(observe_until=day)
        self.acta.refresh_from_db()
        answer = self.post("civil_seat", text="Tarde.")
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/"))
        with self.assertRaises(remarking.TooLate):
            self.ask(text="Tarde.")
        self.ask("secretariat", text="Llegó a tiempo por carta.")
        self.assertEqual(ActaRemark.objects.count(), 1)

    def test_empty_remarks_and_too_many_are_refused(self) -> None:
        self.assertEqual(self.post("civil_seat", text="  ").status_code, 422)
        many = [Asked(text="x")] * (remarking.MOST + 1)
        with self.assertRaises(remarking.TooMany):
            remarking.remark_on_acta(self.actor("civil_seat"), self.acta, remarks=many)
        self.assertFalse(ActaRemark.objects.exists())


class LinkTests(CirculatedTestCase):
    def address(self) -> str:
        link = give_link(
            self.actor(),
            self.cast.memberships["ngo"],
            purpose=LinkPurpose.MEETING,
            subject_id=self.meeting.pk,
            expires_on=clock.today() + timedelta(days=20),
        )
        return f"/i/{words_of(link)}/acta/"

    def test_a_seat_reads_says_it_saw_it_and_remarks_without_a_password(self) -> None:
        at = self.address()
        page = Client().get(at)
        self.assertContains(page, "Enviar la carta a las municipalidades.")
        self.assertFalse(ActaRemark.objects.exists(), "a GET changes nothing")
        Client().post(at, {"seen": "1"})
        self.assertContains(Client().get(at), "Usted la vio, sin observaciones.")
        number = self.number_of("Acuerdo 7")
        Client().post(at, {"text": "Falta el correo.", "paragraph": str(number)})
        row = ActaRemark.objects.get(state="open")
        self.assertEqual(row.organisation, self.cast.organisations["ngo"])
        line = Entry.objects.filter(act="actaremark.create").latest("number")
        self.assertEqual(line.actor, trail.LINK)

    def test_an_altered_or_other_link_opens_nothing(self) -> None:
        at = self.address()
        self.assertEqual(Client().get(at.replace("/acta/", "0/acta/")).status_code, 404)
        self.assertEqual(Client().post("/i/AAAA/acta/", {"seen": "1"}).status_code, 404)
        Acta.objects.filter(pk=self.acta.pk).update(state="draft")
        self.assertEqual(Client().get(at).status_code, 404)

    def test_a_link_reads_no_acta_of_the_secretariat(self) -> None:
        at = self.address()
        Acta.objects.filter(pk=self.acta.pk).update(access_class="secretariat")
        self.assertEqual(Client().get(at).status_code, 404)

    def test_who_holds_a_link_is_the_seat_and_answers_nothing_else(self) -> None:
        actor = bearer(self.cast.memberships["ngo"])
        made = remarking.remark_on_acta(actor, self.acta, remarks=[Asked(text="x")])
        with self.assertRaises(Refused):
            answer_remark(actor, made[0], answer="Sí")


class AnswerTests(CirculatedTestCase):
    def test_an_accepted_change_goes_into_the_agreement_and_the_acta(self) -> None:
        row = self.ask(
            before="la carta",
            after="la carta y el plano",
            paragraph=self.number_of("Acuerdo 7"),
        )
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        page = self.as_role("secretariat").get(at)
        self.assertContains(page, "<ins>la carta y el plano</ins>")
        self.as_role("secretariat").post(at, {"accept": "1"})
        self.agreement.refresh_from_db()
        self.assertEqual(
            str(self.agreement.text),
            "Enviar la carta y el plano a las municipalidades.",
        )
        self.acta.refresh_from_db()
        self.assertIn("la carta y el plano", str(self.acta.body))
        row.refresh_from_db()
        self.assertEqual(row.state, "accepted")

    def test_a_change_goes_into_the_words_of_an_item_and_others_keep_their_place(
        self,
    ) -> None:
        first = self.ask(
            after="Se leyó también el presupuesto.",
            paragraph=self.number_of("Se trató el punto 1"),
        )
        later = self.ask(
            before="calma",
            after="cuidado",
            paragraph=self.number_of("Se trató el punto 3"),
        )
        accept_remark(self.actor(), first)
        later.refresh_from_db()
        self.acta.refresh_from_db()
        self.assertEqual(later.paragraph, self.number_of("Se trató el punto 3"))
        accept_remark(self.actor(), later)
        words = text_of(compose(self.acta))
        self.assertIn("Se trató el punto 1 con calma.\nSe leyó también", words)
        self.assertIn("Se trató el punto 3 con cuidado.", words)

    def test_words_drawn_from_a_record_or_gone_since_are_not_accepted(self) -> None:
        for begins, before in (
            ("Sesión ordinaria", "ordinaria"),
            ("Responsable", "police"),
            ("Acuerdo 7", "no está"),
        ):
            row = self.ask(before=before, after="x", paragraph=self.number_of(begins))
            with self.assertRaises(NotThere):
                accept_remark(self.actor(), row)
            at = self.url(f"acta-remarks/{row.pk}/answer/")
            answer = self.as_role("secretariat").post(at, {"accept": "1"})
            self.assertContains(answer, "corrija el registro", status_code=409)
        self.assertEqual(ActaRemark.objects.filter(state="open").count(), 3)

    def test_a_remark_is_answered_with_words(self) -> None:
        row = self.ask(text="No estoy de acuerdo.")
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        client = self.as_role("secretariat")
        self.assertEqual(client.post(at, {"answer": " "}).status_code, 422)
        client.post(at, {"answer": "Así quedó acordado."})
        page = self.as_role("civil_seat").get(self.url(f"actas/{self.acta.pk}/"))
        self.assertContains(page, "Así quedó acordado.")

    def test_nobody_else_answers(self) -> None:
        row = self.ask(text="Algo")
        at = self.url(f"acta-remarks/{row.pk}/answer/")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(at, {"answer": "x"})
            self.assertEqual(answer.status_code, status)


class ApproveTests(CirculatedTestCase):
    def test_it_is_approved_at_a_later_session_and_closed_with_that(self) -> None:
        at = self.next_session()
        page = self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/approve/")
        )
        self.assertContains(page, "Sesión de diciembre")
        given = {"at": str(at.pk), "read": page.context["read"], "looked_at": "on"}
        answer = self.as_role("secretariat").post(
            self.url(f"actas/{self.acta.pk}/approve/"), given
        )
        self.assertRedirects(answer, self.url(f"actas/{self.acta.pk}/"))
        self.acta.refresh_from_db()
        self.assertEqual((self.acta.state, self.acta.approved_at), ("approved", at))
        self.assertTrue(self.acta.fingerprint)
        self.assertIn("El acta circuló para observaciones hasta", self.acta.text)
        later = text_of(compose(begin_acta(self.actor(), at)))
        self.assertIn(
            "Se aprobó el acta de la sesión del 9 de noviembre de 2017", later
        )

    def test_a_remark_without_answer_holds_it_up(self) -> None:
        row = self.ask(text="Algo")
        with self.assertRaises(NotReady):
            self.approve(self.next_session())
        answer_remark(self.actor(), row, answer="No.")
        self.assertEqual(self.approve(self.next_session()).state, "approved")

    def test_an_earlier_session_or_its_own_cannot_approve_it(self) -> None:
        earlier = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Antes"), held_on="2017-01-01"
        )
        earlier.refresh_from_db()
        for at in (self.meeting, earlier):
            with self.assertRaises(WrongSession):
                self.approve(at)

    def test_words_changed_since_they_were_looked_at_are_not_approved(self) -> None:
        at = self.next_session()
        page = self.as_role("secretariat").get(
            self.url(f"actas/{self.acta.pk}/approve/")
        )
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="Otra cosa.")
        )
        given = {"at": str(at.pk), "read": page.context["read"], "looked_at": "on"}
        answer = self.as_role("secretariat").post(
            self.url(f"actas/{self.acta.pk}/approve/"), given
        )
        self.assertEqual(answer.status_code, 409)
        self.acta.refresh_from_db()
        self.assertEqual(self.acta.state, "circulated")


class ReturnedWordTests(CirculatedTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.word = as_word(document_of(self.acta), "Circula para observaciones")
        self.body = from_plain(self.acta.body)

    def asked(self, content: bytes) -> list[Asked]:
        return asked_in(content, self.body)

    def test_untouched_it_asks_for_nothing(self) -> None:
        self.assertEqual(self.asked(self.word), [])

    def test_a_tracked_change_is_one_remark_with_its_paragraph(self) -> None:
        copy = word_copies.tracked(self.word, ("Acuerdo 7", "la carta", "las cartas"))
        number = self.number_of("Acuerdo 7")
        self.assertEqual(
            self.asked(copy), [Asked("", "la carta", "las cartas", number)]
        )

    def test_two_changes_in_two_paragraphs_stay_two(self) -> None:
        copy = word_copies.tracked(
            self.word,
            ("Acuerdo 7", "municipalidades", "municipalidades distritales"),
            ("Se trató el punto 3", " con calma", ""),
        )
        found = self.asked(copy)
        self.assertEqual(len(found), 2)
        self.assertEqual(found[0].after, "municipalidades distritales.")
        self.assertEqual((found[1].before, found[1].after), ("3 con calma.", "3."))

    def test_a_word_that_stands_twice_is_told_apart_by_its_neighbours(self) -> None:
        AgendaItem.objects.filter(pk=self.items[0].pk).update(
            minutes_text=Text.of(es="El plan se leyó y el plan se aprobó.")
        )
        acta = circulate_acta(self.actor(), self.acta)
        word = as_word(document_of(acta), "x")
        copy = word_copies.tracked(
            word, ("El plan", "plan se aprobó", "mapa se aprobó")
        )
        found = asked_in(copy, from_plain(acta.body))
        self.assertEqual(found[0].before, "plan se aprobó.")
        self.assertEqual(found[0].after, "mapa se aprobó.")

    def test_changed_without_tracking_is_found_all_the_same(self) -> None:
        copy = word_copies.untracked(self.word, "Acuerdo 7", "carta", "nota")
        found = self.asked(copy)
        self.assertEqual(found[0].text, "Cambiado sin control de cambios.")
        self.assertIn("Enviar la nota", found[0].after)
        self.assertEqual(found[0].paragraph, self.number_of("Acuerdo 7"))

    def test_comments_and_new_paragraphs_are_taken_in(self) -> None:
        copy = word_copies.commented(self.word, "Acuerdo 7", "¿Quién paga?")
        found = self.asked(copy)
        self.assertEqual(
            found, [Asked("¿Quién paga?", paragraph=self.number_of("Acuerdo 7"))]
        )
        copy = word_copies.with_new_paragraph(
            self.word, "Se trató el punto 1", "Y más."
        )
        found = self.asked(copy)
        self.assertEqual(found[0].after, "Y más.")
        self.assertEqual(found[0].paragraph, self.number_of("Se trató el punto 1"))

    def test_mended_meanwhile_a_paragraph_is_known_by_its_words(self) -> None:
        copy = word_copies.tracked(
            self.word, ("Se trató el punto 3", "calma", "cuidado")
        )
        accept_remark(
            self.actor(),
            self.ask(
                after="Algo más.", paragraph=self.number_of("Se trató el punto 1")
            ),
        )
        self.acta.refresh_from_db()
        found = asked_in(copy, from_plain(self.acta.body))
        self.assertEqual(found[0].paragraph, self.number_of("Se trató el punto 3"))

    def test_it_is_brought_on_the_page_and_each_change_waits_for_an_answer(
        self,
    ) -> None:
        copy = word_copies.tracked(self.word, ("Acuerdo 7", "la carta", "las cartas"))
        at = self.url(f"actas/{self.acta.pk}/returned/")
        given = {
            "file": SimpleUploadedFile("acta.docx", copy),
            "said-membership": str(self.cast.memberships["mine"].pk),
            "said-channel": "message",
            "said-said_on": clock.today().isoformat(),
        }
        answer = self.as_role("secretariat").post(at, given, follow=True)
        self.assertContains(answer, "<del>la carta</del>")
        row = ActaRemark.objects.get()
        self.assertEqual((row.before, row.after), ("la carta", "las cartas"))
        self.assertEqual(row.organisation, self.cast.organisations["mine"])
        accept_remark(self.actor(), row)
        self.agreement.refresh_from_db()
        self.assertIn("las cartas", str(self.agreement.text))

    def test_the_file_names_nobody_and_its_bookmarks_are_hidden(self) -> None:
        with ZipFile(BytesIO(self.word)) as held:
            document = held.read("word/document.xml").decode()
            about = held.read("docProps/core.xml").decode()
            settings = held.read("word/settings.xml").decode()
        self.assertIn('w:name="_acta_1"', document)
        self.assertIn("trackRevisions", settings)
        self.assertNotIn("python-docx", about)

    def test_bombs_entities_macros_and_other_files_are_refused(self) -> None:
        hostile = (
            '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            f'<w:document xmlns:w="{word_copies.W}"><w:body><w:p><w:r><w:t>&e;</w:t>'
            "</w:r></w:p></w:body></w:document>"
        ).encode()
        bomb = b"<a>" + b"0" * (30 * 1024 * 1024)
        for name, content in (
            ("empty", b""),
            ("no zip", b"PK\x03\x04 nothing"),
            ("pdf", b"%PDF-1.7"),
            ("entities", _zip(document=hostile)),
            ("bomb", _zip(document=bomb)),
            ("macros", _zip(document=b"<a/>", macro=True)),
            ("not xml", _zip(document=b"<a>")),
            ("no body", _zip(document=b"<a/>")),
            ("no document", _zip()),
        ):
            with self.subTest(name), self.assertRaises(NotTaken) as caught:
                self.asked(content)
            self.assertNotIn("root:", str(caught.exception))

    def test_an_entry_that_lies_about_its_size_is_refused(self) -> None:
        bomb = _zip(document=b"<a>" + b"0" * (30 * 1024 * 1024))
        size = (30 * 1024 * 1024 + 3).to_bytes(4, "little")
        with self.assertRaises(NotTaken):
            self.asked(bomb.replace(size, (100).to_bytes(4, "little")))

    def test_nobody_else_takes_it_in(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/returned/")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(self.as_role(role).post(at).status_code, status)


def _zip(document: bytes | None = None, *, macro: bool = False) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as held:
        held.writestr("[Content_Types].xml", "<Types/>")
        if document is not None:
            held.writestr("word/document.xml", document)
        if macro:
            held.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()
