"""What is acted, not imported, of how the made-up group decided in its first year: a
ranking of topics, a written round, and a word on an agreement that waits for another.
"""

from datetime import date

from rimay.access.actor import Actor, member
from rimay.access.asking import every_row
from rimay.access.models import Channel
from rimay.access.on_behalf import Said
from rimay.accounts.queries import Assurance
from rimay.config.demo_days import on_day
from rimay.core.classes import Regime
from rimay.core.text import Text
from rimay.dialogue.actions import progress, ranking, stricter
from rimay.dialogue.actions.completing import Due, Plan, complete_agreement
from rimay.dialogue.actions.outcomes import Closing, close_proposal
from rimay.dialogue.actions.positions import Reply, answer
from rimay.dialogue.actions.proposing import (
    Draft,
    draft_proposal,
    open_written_round,
)
from rimay.dialogue.models import AgendaItem, Agreement, Ranking, Topic
from rimay.dialogue.models.agreements import AgreementKind, AgreementStatus
from rimay.dialogue.models.decisions import Stand
from rimay.groups.models import Group, Membership, Person
from rimay.registry.actions import pillars

WHY = "the demonstration"
# The two who sign in; for the others the secretariat takes it down.
SIGN_IN = {"killa": "kil-t", "rimanakuy": "rim-t"}

AS_ONE_ON, RANKED_ON = date(2017, 10, 6), date(2017, 10, 12)
# Each seat's order. The pillars are far apart on prevention.
BALLOTS = {
    "ministerio": ("t1", "t2", "t3", "t4"),
    "policia": ("t1", "t4", "t2", "t3"),
    "killa": ("t1", "t2", "t3", "t4"),
    "chaska": ("t2", "t1", "t4", "t3"),
    "intiwasi": ("t1", "t2", "t4", "t3"),
    "ayni": ("t3", "t1", "t2", "t4"),
    "rimanakuy": ("t3", "t2", "t1", "t4"),
}
MERGED = Text.of("es", es="Bloqueos de vía", en="Road blockades")
ASKED_FOR = Text.of(
    "es",
    es="Vigilancia privada en la vía",
    en="Private guards on the road",
)

SENT_ON, ENDS_ON = date(2017, 12, 15), date(2017, 12, 29)
PROTOCOL = Text.of(
    "es",
    es=(
        "Adoptar el protocolo de aviso temprano: quien sabe de un cierre de la vía avisa "
        "dentro de una hora, a la vez, a comisarías, municipalidades y comunidades."
    ),
    en=(
        "Adopt the early-warning protocol: whoever learns that the road closes warns "
        "within an hour, at once, police stations, municipalities and communities."
    ),
)
NO_NIGHT = "De noche no tenemos a quién avisar en dos tramos"
# Seat, day, what it answered and why; how it said so, where it did not sign in.
ANSWERS = (
    ("killa", date(2017, 12, 18), Stand.AGREE, "", None, ""),
    ("ministerio", date(2017, 12, 20), Stand.AGREE, "", Channel.LETTER, "Oficio 131"),
    ("intiwasi", date(2017, 12, 21), Stand.AGREE, "", Channel.MESSAGE, ""),
    ("rimanakuy", date(2017, 12, 21), Stand.AGREE, "", None, ""),
    ("ayni", date(2017, 12, 22), Stand.AGREE, "", Channel.LETTER, "Carta 14-2017"),
    ("policia", date(2017, 12, 27), Stand.AGREE, "", Channel.LETTER, "Oficio 212"),
    ("chaska", date(2017, 12, 28), Stand.NO_BLOCK, NO_NIGHT, Channel.TELEPHONE, ""),
)
# Its chief is acting, so its command has to ratify.
RATIFIES = "policia"
NUMBER = "21"

Seats = dict[str, Membership]


def play(actor: Actor, group: Group) -> None:
    """Act how the group decided, once."""
    if not group.is_fictional:
        return
    rows = every_row(Membership, group.pk, WHY).select_related("organisation", "group")
    seats = {seat.key: seat for seat in rows}
    _name_readers(actor, group)
    _speak_as_one(actor, seats["ayni"])
    _rank(actor, group, seats)
    _consult(actor, group, seats)
    _say_it_is_done(group)


def _name_readers(actor: Actor, group: Group) -> None:
    """Name who reads what was said on the sealed item."""
    item = every_row(AgendaItem, group.pk, WHY).get(key="r3")
    people = every_row(Person, group.pk, WHY)
    named = people.filter(key__in=("ayn-t", "min-t", "coord"))
    stricter.tighten(
        actor, item, regime=Regime.SEALED, people=list(named.order_by("id"))
    )


def _speak_as_one(actor: Actor, seat: Membership) -> None:
    agreed = pillars.Agreed(opens_to_secretariat=False, speaks_as_one=True)
    said = Said(seat, Channel.LETTER, AS_ONE_ON, "Carta 09-2017")
    with on_day(AS_ONE_ON):
        pillars.agree(actor, seat, agreed=agreed, said=said)


def _rank(actor: Actor, group: Group, seats: Seats) -> None:
    held = every_row(Ranking, group.pk, WHY).get(key="orden-2017")
    topics = {topic.key: topic for topic in every_row(Topic, group.pk, WHY)}
    with on_day(AS_ONE_ON):
        merged = ranking.propose_topic(
            actor, group, title=MERGED, why="Taller de Puna Wayra"
        )
        ranking.merge_topic(actor, merged, into=topics["t1"])
    with on_day(RANKED_ON):
        ranking.open_ranking(actor, held)
        for key, order in BALLOTS.items():
            marks = {topics[topic].pk: place for place, topic in enumerate(order, 1)}
            if key in SIGN_IN:
                seat = _seat_of(group, SIGN_IN[key])
                ranking.rank(seat, held, seats[key], marks=marks)
            else:
                said = Said(seats[key], Channel.TELEPHONE, RANKED_ON)
                ranking.rank_on_behalf(actor, held, marks=marks, said=said)
        ranking.show_ranking(actor, held)
    ranking.propose_topic(actor, group, title=ASKED_FOR, why="Sesión de diciembre")


def _consult(actor: Actor, group: Group, seats: Seats) -> None:
    """Put the protocol to a written round, let each seat answer, and close it."""
    draft = Draft(PROTOCOL, review_on=date(2018, 6, 29))
    with on_day(SENT_ON):
        put = draft_proposal(actor, group, draft=draft)
        put = open_written_round(actor, put, due_on=ENDS_ON)
    for key, day, stand, why, channel, reference in ANSWERS:
        with on_day(day):
            seat, reply = seats[key], Reply(stand, why)
            if channel is None:
                answer(_seat_of(group, SIGN_IN[key]), put, seat, reply=reply)
            else:
                said = Said(seat, channel, day, reference)
                answer(actor, put, seat, reply=reply, said=said)
    with on_day(ENDS_ON):
        closing = Closing(to_ratify=[seats[RATIFIES]], number=NUMBER)
        closed = close_proposal(actor, put, closing=closing)
        assert closed.agreement is not None
        _complete(actor, closed.agreement, seats)


def _complete(actor: Actor, agreement: Agreement, seats: Seats) -> None:
    plan = Plan(
        text=agreement.text,
        kind=AgreementKind.DECISION,
        lead=seats["ministerio"].organisation,
        others=(seats["policia"].organisation,),
        posts=(),
        due=Due(why_not="Rige desde que se ratifique"),
        follow_up=seats["ayni"].organisation,
        verification="Oficio de ratificación",
    )
    complete_agreement(actor, agreement, plan=plan, version=agreement.version)


def _say_it_is_done(group: Group) -> None:
    """Let a responsible say that it is done; who follows up has not confirmed it yet."""
    agreement = every_row(Agreement, group.pk, WHY).get(key="a18")
    report = progress.Report(
        "El cuadro de cuentas está listo y se envió al Ministerio.",
        status=AgreementStatus.FULFILLED,
        evidence="Cuadro de cuentas",
    )
    seat = _seat_of(group, SIGN_IN["rimanakuy"])
    progress.report_progress(seat, agreement, report=report, version=agreement.version)


def _seat_of(group: Group, key: str) -> Actor:
    """Return who sits for a seat, signed in."""
    person = every_row(Person, group.pk, WHY).get(key=key)
    assert person.user_id is not None
    return member(person.user_id, group, Assurance.STRONG)
