"""Writing an agenda on one page, without script."""

from rimay.access.search import find
from rimay.audit.models import Entry
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import AgendaItem, ItemPaper, Meeting, Proposal
from rimay.dialogue.tests.sessions import SessionTestCase, add_item, in_days
from rimay.library.models import Document


class AgendaTests(SessionTestCase):
    def setUp(self) -> None:
        self.second = add_item(self.meeting, "Vía minera", regime="chatham", length=60)
        self.paper = Document.objects.create(
            group=self.cast.group, title=Text.of(es="Mapa de la vía")
        )
        self.at = self.url("agenda/")

    def given(self, **other: str) -> dict[str, str]:
        """Return the page's form as it stands, and what is changed in it."""
        self.meeting.refresh_from_db()
        held = {
            "version": str(self.meeting.version),
            "title_new": "",
            "other_new": "",
            "purpose_new": "discuss",
            "length_new": "20",
            "regime_new": "open",
        }
        for item in AgendaItem.objects.filter(meeting=self.meeting):
            held |= {
                f"title_{item.pk}": item.title.in_language("es"),
                f"other_{item.pk}": item.title.in_language("en"),
                f"purpose_{item.pk}": item.purpose,
                f"length_{item.pk}": str(item.length),
                f"regime_{item.pk}": item.regime,
            }
        return held | other

    def order(self) -> list[str]:
        rows = AgendaItem.objects.filter(meeting=self.meeting).order_by("number")
        return [f"{row.number} {row.title.in_language('es')}" for row in rows]

    def test_an_item_is_added_with_purpose_minutes_rule_and_paper(self) -> None:
        self.as_role("secretariat").post(
            self.at,
            self.given(
                title_new="Aportes",
                other_new="Contributions",
                purpose_new="decide",
                length_new="45",
                regime_new="no_attribution",
                paper_new=str(self.paper.pk),
                do="add",
            ),
        )
        made = AgendaItem.objects.get(meeting=self.meeting, number=3)
        self.assertEqual(made.title, Text.of(es="Aportes", en="Contributions"))
        self.assertEqual((made.purpose, made.length), ("decide", 45))
        self.assertEqual((made.regime, made.access_class), ("no_attribution", "group"))
        self.assertEqual(made.papers.get().document, self.paper)

    def test_items_change_places_and_what_was_typed_is_saved_with_the_press(
        self,
    ) -> None:
        client = self.as_role("secretariat")
        given = {f"title_{self.item.pk}": "Acta de diciembre"}
        client.post(self.at, self.given(do=f"down-{self.item.pk}", **given))
        self.assertEqual(self.order(), ["1 Vía minera", "2 Acta de diciembre"])
        client.post(self.at, self.given(do=f"up-{self.item.pk}"))
        self.assertEqual(self.order(), ["1 Acta de diciembre", "2 Vía minera"])
        client.post(self.at, self.given(do=f"up-{self.item.pk}"))
        self.assertEqual(self.order(), ["1 Acta de diciembre", "2 Vía minera"])

    def test_a_removed_item_leaves_no_gap_and_no_trace_in_search(self) -> None:
        client = self.as_role("secretariat")
        client.post(self.at, self.given(**{f"title_{self.item.pk}": "Zzprimero"}))
        actor = self.cast.actor("secretariat")
        self.assertTrue(find(actor, "zzprimero", 5))
        client.post(self.at, self.given(do=f"remove-{self.item.pk}"))
        self.assertEqual(self.order(), ["1 Vía minera"])
        self.assertFalse(find(actor, "zzprimero", 5))

    def test_an_item_that_others_refer_to_stays(self) -> None:
        Proposal.objects.create(
            group=self.cast.group, item=self.item, text=Text.of(es="Aprobar")
        )
        page = self.as_role("secretariat").post(
            self.at, self.given(do=f"remove-{self.item.pk}")
        )
        self.assertEqual(page.status_code, 409)
        self.assertEqual(len(self.order()), 2)

    def test_of_two_who_write_the_second_keeps_what_was_typed(self) -> None:
        client = self.as_role("secretariat")
        first = self.given(title_new="Uno", do="add")
        second = self.given(title_new="Dos", do="add")
        client.post(self.at, first)
        page = client.post(self.at, second)
        self.assertEqual(page.status_code, 409)
        self.assertContains(page, "Dos", status_code=409)
        self.assertEqual(self.order()[-1], "3 Uno")

    def test_a_rule_that_is_none_and_wrong_minutes_are_told(self) -> None:
        client = self.as_role("secretariat")
        key = self.item.pk
        for wrong in (
            {f"regime_{key}": "looser"},
            {f"length_{key}": "0"},
            {f"length_{key}": "601"},
            {f"title_{key}": " "},
        ):
            page = client.post(self.at, self.given(**wrong))
            self.assertEqual(page.status_code, 422, wrong)

    def test_a_forged_press_moves_nothing_of_another_session(self) -> None:
        other = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Otra"), held_on=in_days(40)
        )
        theirs = add_item(other, "De otra")
        client = self.as_role("secretariat")
        for verb in ("remove", "up", "down"):
            client.post(self.at, self.given(do=f"{verb}-{theirs.pk}"))
        self.assertTrue(AgendaItem.objects.filter(pk=theirs.pk, number=1).exists())
        self.assertEqual(len(self.order()), 2)

    def test_once_the_session_began_its_agenda_stands(self) -> None:
        Meeting.objects.filter(pk=self.meeting.pk).update(state="under_way")
        answer = self.as_role("secretariat").post(self.at, self.given(title_new="X"))
        self.assertRedirects(answer, self.url())
        self.assertEqual(len(self.order()), 2)

    def test_only_the_secretariat_writes_it_and_a_get_writes_nothing(self) -> None:
        given = self.given(title_new="X", do="add")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(
                self.as_role(role).post(self.at, given).status_code, status
            )
        self.as_role("secretariat").get(self.at, given)
        self.assertEqual(len(self.order()), 2)

    def test_what_is_left_over_is_carried_with_its_papers(self) -> None:
        last = Meeting.objects.create(
            group=self.cast.group,
            title=Text.of(es="Anterior"),
            held_on=in_days(-30).isoformat(),
            state="held",
        )
        left = add_item(last, "Garitas", regime="chatham", length=35)
        done = add_item(last, "Cerrado", closed_on=in_days(-30))
        row = ItemPaper(item=left, document=self.paper)
        row.take_class_of(left)
        row.save()
        client = self.as_role("secretariat")
        page = client.get(self.at)
        self.assertEqual(page.context["carry"], [left])
        self.assertNotContains(page, str(done.title))
        client.post(self.at, self.given(do=f"carry-{left.pk}"))
        made = AgendaItem.objects.get(meeting=self.meeting, number=3)
        self.assertEqual((made.regime, made.length), ("chatham", 35))
        self.assertEqual(made.papers.get().document, self.paper)
        self.assertEqual(client.get(self.at).context["carry"], [])

    def test_the_items_are_held_against_the_session_s_hours(self) -> None:
        client = self.as_role("secretariat")
        self.assertIn("quedan", client.get(self.at).context["total"])
        client.post(self.at, self.given(**{f"length_{self.item.pk}": "150"}))
        page = client.get(self.at)
        self.assertTrue(page.context["too_long"])
        self.assertIn("sobran 30", page.context["total"].replace("\u00a0", " "))

    def test_each_act_stands_in_the_trail_and_no_title_does(self) -> None:
        self.as_role("secretariat").post(self.at, self.given(title_new="Q", do="add"))
        acts = set(Entry.objects.values_list("act", flat=True))
        self.assertLessEqual({"agendaitem.create", "meeting.agenda"}, acts)


class PaperTests(SessionTestCase):
    def setUp(self) -> None:
        self.paper = Document.objects.create(
            group=self.cast.group,
            title=Text.of(es="Informe sellado"),
            access_class=Class.SECRETARIAT,
        )
        row = ItemPaper(item=self.item, document=self.paper)
        row.take_class_of(self.item)
        row.save()

    def test_a_paper_is_named_to_its_own_readers_alone(self) -> None:
        page = self.as_role("secretariat").get(self.url())
        self.assertContains(page, "Informe sellado")
        for role in ("civil_seat", "observer", "coordinator"):
            page = self.as_role(role).get(self.url())
            self.assertNotContains(page, "Informe sellado")
            self.assertContains(page, "1 documento para menos lectores")

    def test_a_paper_s_row_itself_names_no_document(self) -> None:
        self.assertNotIn("Informe", str(ItemPaper.objects.get()))

    def test_a_paper_is_taken_away(self) -> None:
        row = ItemPaper.objects.get()
        self.meeting.refresh_from_db()
        key = self.item.pk
        given = {
            "version": self.meeting.version,
            f"title_{key}": "Acta anterior",
            f"purpose_{key}": "discuss",
            f"length_{key}": "15",
            f"regime_{key}": "open",
            "purpose_new": "discuss",
            "length_new": "20",
            "regime_new": "open",
            "do": f"drop-{row.pk}",
        }
        self.as_role("secretariat").post(self.url("agenda/"), given)
        self.assertFalse(ItemPaper.objects.exists())
