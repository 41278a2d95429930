"""A test case that brings people's own lists, and says what the page made of them."""

from collections.abc import Mapping

from django.utils.translation import override

from rimay.core.text import Text
from rimay.dialogue.models import Meeting
from rimay.exchange import actions
from rimay.exchange.models import Import
from rimay.exchange.own.declaring import Given
from rimay.exchange.own.pages import ListPage, page_of
from rimay.exchange.own.purposes import BY_CODE
from rimay.exchange.own.reviewing import Review, review
from rimay.exchange.shown import shown
from rimay.exchange.tables import read_file, read_pasted
from rimay.exchange.tests.bringing import BringingTests
from rimay.groups.models import Classified, Membership, Organisation


class OwnListTests(BringingTests):
    """The group knows a police region, a ministry, a mine and an association."""

    maxDiff = None
    pol: Organisation
    first: Meeting

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        for key, name in (("state", "Estado"), ("companies", "Empresas")):
            cls.cast.pillars[key].name = Text.of(es=name)
            cls.cast.pillars[key].save()
        cls.cast.pillars["civil"].name = Text.of(es="Sociedad civil")
        cls.cast.pillars["civil"].save()
        cls.pol = cls.organisation("Región Policial Qantu", "POL", "state")
        cls.organisation("Ministerio de Comercio", "MIN", "state")
        cls.organisation("Minera Inti", "", "companies")
        cls.organisation("Asociación Civil Killari", "", "civil")
        Membership.objects.create(
            group=cls.cast.group, organisation=cls.pol, kind="member", key="pol-seat"
        )
        cls.first = Meeting.objects.create(
            group=cls.cast.group,
            key="s1",
            title=Text.of(es="Primera sesión"),
            held_on="2018-01-25",
        )

    @classmethod
    def organisation(cls, name: str, short: str, pillar: str) -> Organisation:
        return Organisation.objects.create(
            group=cls.cast.group,
            key=name.split()[-1].lower(),
            name=Text.of(es=name),
            short_name=short,
            pillar=cls.cast.pillars[pillar],
        )

    def look(
        self,
        purpose: str,
        content: bytes,
        name: str = "",
        answers: Mapping[str, str] | None = None,
        **asked: Classified | str,
    ) -> Review:
        """Return what is made of a list; without a name it is pasted."""
        with override("es"):
            grid = read_file(name, content) if name else read_pasted(content.decode())
            rows = {n: v for n, v in asked.items() if isinstance(v, Classified)}
            words = {n: v for n, v in asked.items() if isinstance(v, str)}
            given = Given(self.actor, self.cast.group, words, rows)
            return review(BY_CODE[purpose], given, grid, answers or {}, {})

    def page(self, seen: Review) -> ListPage:
        with override("es"):
            return page_of(seen)

    def made(self, seen: Review) -> dict[str, list[dict[str, str]]]:
        """Return the rows to be made, in the words of the page."""
        with override("es"):
            return {
                sheet.code: [
                    {said.label: said.words for said in row.cells if said.words}
                    for row in sheet.made
                ]
                for sheet in shown(self.actor, self.cast.group, seen.plan)
                if sheet.made
            }

    def changed(self, seen: Review) -> list[dict[str, tuple[str, str]]]:
        """Return what would change: each column with before and after."""
        with override("es"):
            return [
                {c.label: (c.before, c.words) for c in row.cells[1:]}
                for sheet in shown(self.actor, self.cast.group, seen.plan)
                for row in sheet.changed
            ]

    def left(self, seen: Review) -> list[tuple[str, str]]:
        with override("es"):
            return [(line.place, line.reason) for line in seen.left]

    def lost(self, seen: Review) -> list[tuple[str, str]]:
        return [(cell.place, cell.reason) for cell in self.page(seen).lost]

    def asked(self, seen: Review) -> dict[str, list[str]]:
        """Return the open questions with the rows that each offers."""
        return {q.asked: [o.words for o in q.options] for q in seen.open}

    def settled(self, seen: Review) -> dict[str, str]:
        """Return what the page takes names and lines for."""
        return {
            q.asked: q.meant.words if q.meant else q.chosen
            for q in seen.questions
            if not q.is_open
        }

    def say(self, seen: Review, **said: str) -> dict[str, str]:
        """Return answers: by the words asked about, what is chosen."""
        found = {}
        for question in seen.questions:
            for words, choice in said.items():
                if words.replace("_", " ").casefold() in question.asked.casefold():
                    found[question.name] = choice
        return found

    def make(self, seen: Review) -> Import:
        self.assertEqual(seen.open, [])
        self.assertEqual(seen.told(), [])
        return actions.carry_out(self.actor, self.cast.group, seen.plan, b"")


def pick(seen: Review, asked: str, words: str) -> dict[str, str]:
    """Return the answer that a question means the row of these words."""
    for question in seen.questions:
        if question.asked == asked:
            for option in question.options:
                if option.words == words:
                    return {question.name: option.value}
    raise AssertionError((asked, words))
