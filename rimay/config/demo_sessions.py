"""What is acted, not imported, at the table of the made-up group: its next session is
convened, seats answer, papers lie with items, and members ask for matters.
"""

from datetime import date

from rimay.access.actor import Actor, bearer
from rimay.access.asking import every_row
from rimay.access.models import Channel
from rimay.access.on_behalf import Said
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import convening, matters, replies
from rimay.dialogue.actions.agendas import Agenda, ItemGiven, write_agenda
from rimay.dialogue.actions.replies import Reply
from rimay.dialogue.models import AgendaItem, Meeting
from rimay.dialogue.models.agenda import Purpose
from rimay.dialogue.models.attendance import Answer
from rimay.groups.models import Group, Membership
from rimay.library.models import Document

NEXT = "enero"
# Item, and the document that lies with it.
PAPERS = (("e1", "acta-1"), ("e3", "informe-estudio"))
# Seat, what it answered, and where that was said; none where it used its own link.
SAID = (
    ("ministerio", Answer.COMING, Channel.LETTER, date(2018, 1, 15), "Oficio 009-2018"),
    ("policia", Answer.ALTERNATE, Channel.TELEPHONE, date(2018, 1, 16), ""),
    ("intiwasi", Answer.EXCUSED, Channel.MESSAGE, date(2018, 1, 16), ""),
)
BY_LINK = (("killa", Answer.COMING), ("ayni", Answer.COMING))
HANDED = ("ministerio", "policia", "killa", "intiwasi", "ayni", "relaciones")


def play(actor: Actor, group: Group) -> None:
    """Act the weeks before the next session, once."""
    rows = every_row(Meeting, group.pk, "the demonstration").filter(key=NEXT)
    meeting = rows.select_related("group").first()
    if meeting is None or meeting.convened_at is not None:
        return
    seats = {
        seat.key: seat
        for seat in every_row(Membership, group.pk, "the demonstration")
        .select_related("organisation", "group")
        .order_by("id")
    }
    _lay_papers(actor, group, meeting)
    _ask(actor, group, seats)
    convening.convene(actor, meeting)
    for key, said, channel, day, reference in SAID:
        source = Said(seats[key], channel, day, reference)
        replies.answer_for(
            actor, meeting, seat=seats[key], reply=Reply(said), said=source
        )
    for key, said in BY_LINK:
        replies.answer(bearer(seats[key]), meeting, seat=seats[key], reply=Reply(said))
    for key in HANDED:
        convening.note_handed_over(actor, meeting, seat=seats[key])


def _lay_papers(actor: Actor, group: Group, meeting: Meeting) -> None:
    documents = {
        row.key: row for row in every_row(Document, group.pk, "the demonstration")
    }
    items = {row.key: row for row in AgendaItem.objects.filter(meeting=meeting)}
    given = {
        items[item].pk: ItemGiven(
            items[item].title,
            items[item].purpose,
            items[item].regime,
            items[item].length,
            documents[document],
        )
        for item, document in PAPERS
    }
    write_agenda(actor, meeting, agenda=Agenda(meeting.version, given))


def _ask(actor: Actor, group: Group, seats: dict[str, Membership]) -> None:
    ayni, killa = seats["ayni"], seats["killa"]
    matters.ask_matter(
        actor,
        group,
        asked=matters.Asked(
            title=Text.of(
                "es",
                es="Señales de aviso en la vía minera",
                en="Warning signs on the mining road",
            ),
            reason="Lo pidieron tres comunidades en el taller de diciembre.",
            purpose=Purpose.DISCUSS,
            regime=Regime.OPEN,
            seat=ayni,
        ),
        said=Said(ayni, Channel.LETTER, date(2018, 1, 12), "Carta 04-2018"),
    )
    matters.ask_matter(
        actor,
        group,
        asked=matters.Asked(
            title=Text.of(
                "es",
                es="Turnos de la garita de control",
                en="Shifts at the control post",
            ),
            reason="",
            purpose=Purpose.DISCUSS,
            regime=Regime.CHATHAM,
            seat=killa,
            is_without_name=True,
        ),
        said=Said(killa, Channel.TELEPHONE, date(2018, 1, 15)),
    )
