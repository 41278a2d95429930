"""Carrying out: all or nothing, in few statements, and never on what has moved."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rimay.access import search
from rimay.core.text import Text
from rimay.dialogue.models import Agreement, AgreementUpdate, Proposal
from rimay.exchange import actions
from rimay.exchange.tests.bringing import HEAD, BringingTests, book
from rimay.groups.models import Organisation, Place
from rimay.training.models import Event, Participant

UPDATES = [
    ["key", "agreement", "text"],
    ["u1", "acuerdo", "Se avanzó"],
    ["u2", "acuerdo", "Se concluyó"],
]


def organisations(count: int, name: str = "Organización") -> bytes:
    rows = [[f"o{n}", f"{name} {n}", f"O{n}"] for n in range(count)]
    return book(organisations=[HEAD, *rows])


class CarryOutTests(BringingTests):
    def agreement(self) -> Agreement:
        return Agreement.objects.create(
            group=self.cast.group, key="acuerdo", text=Text.of(es="Acuerdo")
        )

    def test_a_row_is_read_as_its_parent_is_when_it_is_written(self) -> None:
        held = self.agreement()
        plan = self.plan(book(agreement_updates=UPDATES))
        held.access_class = "members"
        held.save()
        actions.carry_out(self.actor, self.cast.group, plan, b"")
        classes = AgreementUpdate.objects.values_list("access_class", flat=True)
        self.assertEqual(list(classes), ["members", "members"])

    def test_nothing_is_written_where_a_parent_went_meanwhile(self) -> None:
        held = self.agreement()
        content = book(
            organisations=[HEAD, ["a", "Una", ""]], agreement_updates=UPDATES
        )
        plan = self.plan(content)
        held.delete()
        with self.assertRaises(actions.ChangedMeanwhile):
            actions.carry_out(self.actor, self.cast.group, plan, content)
        self.assertFalse(Organisation.objects.filter(key="a").exists())

    def test_nothing_is_written_where_a_row_was_changed_meanwhile(self) -> None:
        self.carry_out(organisations(3))
        content = organisations(4, "Otra")
        plan = self.plan(content)
        Organisation.objects.filter(key="o1").update(version=2)
        with self.assertRaises(actions.ChangedMeanwhile):
            actions.carry_out(self.actor, self.cast.group, plan, content)
        self.assertFalse(Organisation.objects.filter(sort_es__contains="otra").exists())
        self.assertFalse(Organisation.objects.filter(key="o3").exists())

    def test_nothing_is_written_where_a_row_is_read_by_others_meanwhile(self) -> None:
        self.carry_out(organisations(2))
        plan = self.plan(organisations(2, "Otra"))
        Organisation.objects.filter(key="o1").update(access_class="members")
        with self.assertRaises(actions.ChangedMeanwhile):
            actions.carry_out(self.actor, self.cast.group, plan, b"")

    def test_many_rows_take_as_few_statements_as_few_rows(self) -> None:
        counts = []
        for count in (5, 300):
            plan = self.plan(organisations(count, f"Nueva {count}"))
            with CaptureQueriesContext(
                connection,
            ) as made:
                actions.carry_out(self.actor, self.cast.group, plan, b"")
            counts.append(len(made))
        self.assertLess(counts[1], counts[0] + 8)

    def test_many_changed_rows_take_as_few_statements_as_few(self) -> None:
        self.carry_out(organisations(300))
        counts = []
        for count in (5, 300):
            plan = self.plan(organisations(count, f"Cambiada {count}"))
            with CaptureQueriesContext(connection) as made:
                done = actions.carry_out(self.actor, self.cast.group, plan, b"")
            self.assertEqual(done.changed_count, count)
            counts.append(len(made))
        self.assertLess(counts[1], counts[0] + 8)
        row = Organisation.objects.get(key="o299")
        self.assertEqual((row.version, row.sort_es), (2, "cambiada 300 299"))

    def test_a_row_may_belong_to_one_that_comes_later(self) -> None:
        rows = [
            ["key", "name_es", "kind", "parent"],
            ["p", "Provincia", "province", "r"],
            ["r", "Región", "region", ""],
        ]
        self.carry_out(book(places=rows))
        self.assertEqual(Place.objects.get(key="p").parent, Place.objects.get(key="r"))

    def test_an_event_names_several_rows_and_its_participants_are_its_teams(
        self,
    ) -> None:
        content = book(
            modules=[["key", "title_es"], ["m1", "Uno"], ["m2", "Dos"]],
            people=[["key", "name"], ["pa", "Puma, Ana"]],
            events=[
                ["key", "title_es", "modules", "people"],
                ["ev", "Taller", "m1; m2", "pa"],
            ],
            participants=[["key", "event", "name"], ["p", "ev", "Inti, Luis"]],
        )
        self.carry_out(content)
        event = Event.objects.get(key="ev")
        self.assertEqual(
            sorted(event.modules.values_list("key", flat=True)), ["m1", "m2"]
        )
        self.assertEqual([m.person.key for m in event.team.members.all()], ["pa"])
        row = Participant.objects.get(key="p")
        self.assertEqual((row.event, row.access_circle), (event, event.team))
        self.assertTrue(self.plan(content).does_nothing)

    def test_a_row_may_name_what_comes_in_the_same_book(self) -> None:
        content = book(
            agreements=[
                ["key", "text_es", "no_due_reason", "topics", "activity"],
                ["x", "Redactar", "Sin fecha", "t1; t2", "ac"],
            ],
            topics=[["key", "title_es"], ["t1", "Uno"], ["t2", "Dos"]],
            workplans=[["key", "year", "title_es"], ["p", "2018", "Plan"]],
            objectives=[
                ["key", "workplan", "number", "title_es"],
                ["o", "p", "1", "O"],
            ],
            activities=[["key", "objective", "title_es"], ["ac", "o", "Redactar"]],
        )
        self.carry_out(content)
        held = Agreement.objects.get(key="x")
        self.assertEqual(sorted(t.key for t in held.topics.all()), ["t1", "t2"])
        assert held.activity is not None
        self.assertEqual(held.activity.key, "ac")

    def test_a_changed_list_of_several_rows_is_changed_and_taken_back(self) -> None:
        head = ["key", "text_es", "organisation", "others"]
        base = book(
            organisations=[HEAD, ["a", "A", ""], ["b", "B", ""]],
            agreements=[head, ["x", "Hacer", "a", "b"]],
        )
        self.carry_out(base)
        made = self.carry_out(book(agreements=[head, ["x", "Hacer", "a", ""]]))
        held = Agreement.objects.get(key="x")
        self.assertEqual((made.changed_count, held.others.count()), (1, 0))
        actions.take_back(self.actor, self.cast.group, made)
        self.assertEqual([o.key for o in held.others.all()], ["b"])

    def test_what_is_made_is_found_and_a_stricter_class_is_kept(self) -> None:
        self.carry_out(organisations(2, "Qoyllur"))
        self.assertEqual(len(search.find(self.actor, "qoyllur")), 2)
        row = Organisation.objects.get(key="o1")
        lines = search.lines_of([row])
        late = Organisation.objects.get(key="o1")
        Organisation.objects.filter(key="o1").update(access_class="secretariat")
        row.refresh_from_db()
        search.renew(row)
        search.put_later([late], lines)
        observer = self.cast.actor("observer")
        self.assertEqual(len(search.find(observer, "qoyllur")), 1)

    def test_children_follow_a_row_that_an_import_makes_stricter(self) -> None:
        self.agreement()
        self.carry_out(book(agreement_updates=UPDATES))
        self.carry_out(
            book(agreements=[["key", "text_es", "reads"], ["acuerdo", "A", "members"]])
        )
        classes = AgreementUpdate.objects.values_list("access_class", flat=True)
        self.assertEqual(set(classes), {"members"})

    def test_a_text_without_an_item_is_read_by_the_seats_alone(self) -> None:
        self.carry_out(
            book(
                meetings=[["key", "title_es"], ["m", "Sesión"]],
                agenda_items=[
                    ["key", "meeting", "number", "title_es"],
                    ["i", "m", "1", "Punto"],
                ],
                proposals=[
                    ["key", "item", "text_es", "regime", "is_written"],
                    ["p", "i", "En sesión", "open", "no"],
                    ["w", "", "Por escrito", "chatham", "yes"],
                ],
            )
        )
        found = Proposal.objects.order_by("key")
        told = list(found.values_list("key", "access_class", "behind_gate"))
        self.assertEqual(told, [("p", "group", False), ("w", "members", True)])
