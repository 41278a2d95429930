"""What is owed: by us, to us, what is late, and whom to call."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.access.naming import listed
from rimay.core import child, clock, formatting
from rimay.dialogue.models import Agreement, AgreementUpdate
from rimay.dialogue.models.agreements import OPEN_STATUSES
from rimay.dialogue.models.updates import DateState
from rimay.dialogue.queries.agreements import late_words
from rimay.dialogue.queries.naming import seen
from rimay.groups.models import Contact, Group, Organisation, Person, SeatHolder
from rimay.groups.queries import in_term
from rimay.groups.roles import Capacity
from rimay.records.addresses import url_of

MOST = 100
MATRIX_MOST = 200
# A picture of more rows is not read on a telephone.
PICTURED = 40
MODULE = "rimay.dialogue.heavy"


@dataclass(frozen=True)
class Owed:
    """One agreement that is owed. `call` names the people of its lead whom this reader
    may know, with how to reach them where that may be known as well.
    """

    agreement: Agreement
    url: str
    who: str
    late: str
    said: str
    call: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ours:
    """The first page of a member."""

    owe: tuple[Owed, ...]
    owed_to: tuple[Owed, ...]
    asked: tuple[AgreementUpdate, ...]

    @property
    def late(self) -> int:
        return sum(bool(row.late) for row in (*self.owe, *self.owed_to))


@dataclass(frozen=True)
class MatrixRow:
    """One row of the matrix of agreements."""

    agreement: Agreement
    who: str
    due: str
    state: str
    late: str


@dataclass(frozen=True)
class Matrix:
    """The matrix: its rows, and whether there are more than it shows."""

    rows: tuple[MatrixRow, ...]
    is_cut: bool


def ours(actor: Actor, group: Group) -> Ours:
    """Return what the reader's own organisations owe, and what they follow up."""
    return owed_by(actor, group, actor.standing.organisation_ids)


def owed_by(actor: Actor, group: Group, organisations: Collection[int]) -> Ours:
    """Return what organisations owe and follow up, as far as the reader sees."""
    own = sorted(organisations)
    rows = _open(actor)
    shared = rows.filter(others__in=own).values("pk")
    owe = rows.filter(Q(organisation_id__in=own) | Q(pk__in=shared))
    follow = rows.filter(follow_up_id__in=own).exclude(organisation_id__in=own)
    asked = visible(actor, AgreementUpdate).filter(new_due_state=DateState.ASKED)
    asked = asked.filter(agreement__follow_up_id__in=own)
    return Ours(
        _owed(actor, group, _first(owe)),
        _owed(actor, group, _first(follow)),
        _dates_asked(asked.select_related("agreement").order_by("-id")[:20]),
    )


def _dates_asked(rows: Iterable[AgreementUpdate]) -> tuple[AgreementUpdate, ...]:
    found = tuple(rows)
    for row in found:
        (row.agreement,) = listed([row.agreement])
    return found


def matrix(actor: Actor, group: Group, *, everything: bool, shared: bool) -> Matrix:
    """Return the matrix of agreements: open ones, or all.

    `shared` keeps what the whole table with its observers reads, for a picture that
    goes into its chat; nothing that a pillar or a party keeps for itself.
    """
    rows = visible(actor, Agreement)
    if not everything:
        rows = rows.filter(status__in=OPEN_STATUSES)
    if shared:
        rows = rows.filter(access_class__in=("public", "group"))
    rows = rows.select_related("organisation").prefetch_related("others")
    held = listed(rows.order_by("agreed_on", "id")[: MATRIX_MOST + 1])
    people = [o for row in held for o in (row.organisation, *row.others.all())]
    known = _shared_names(actor, people) if shared else seen(actor, people)
    return Matrix(
        tuple(_matrix_row(row, known) for row in held[:MATRIX_MOST]),
        len(held) > MATRIX_MOST,
    )


def picture_of(actor: Actor, group: Group) -> bytes:
    """Return the open agreements that all of the table may see, as a PNG for its chat."""
    shown = matrix(actor, group, everything=False, shared=True)
    payload = {
        "group": str(group),
        "title": _("Matrix of agreements"),
        "language": (get_language() or "es")[:2],
        "as_of": _("As of %(day)s.") % {"day": formatting.date_words(clock.today())},
        "fictional": _("This group is made up, for a demonstration.")
        if group.is_fictional
        else "",
        "heads": [
            _("No."),
            _("Agreement"),
            _("Responsible"),
            _("Until when"),
            _("State"),
            _("Means of verification"),
        ],
        "rows": [
            {
                "number": row.agreement.number,
                "text": str(row.agreement.text),
                "who": row.who,
                "due": row.due,
                "late": row.late,
                "state": row.state,
                "verification": row.agreement.verification,
            }
            for row in shown.rows[:PICTURED]
        ],
    }
    return child.run(MODULE, "matrix", payload, seconds=30).blob


def ours_words(actor: Actor, ours: Ours) -> str:
    """Return in one sentence how things stand for us."""
    if not actor.standing.organisation_ids:
        return _("Organisations owe what was agreed, and you answer for none here.")
    if not ours.owe and not ours.owed_to:
        return _("You owe nothing, and nothing is owed to you that you follow up.")
    said = ngettext("You owe %(n)s thing", "You owe %(n)s things", len(ours.owe))
    follow = ngettext(
        "you follow up %(n)s of others",
        "you follow up %(n)s of others",
        len(ours.owed_to),
    )
    parts = []
    if ours.owe:
        parts.append(said % {"n": len(ours.owe)})
    if ours.owed_to:
        parts.append(follow % {"n": len(ours.owed_to)})
    words = "; ".join(parts)
    words = f"{words[0].upper()}{words[1:]}."
    if ours.late:
        late = ngettext("%(n)s is late.", "%(n)s are late.", ours.late)
        return f"{words} {late % {'n': ours.late}}"
    return f"{words} " + _("None is late.")


def _open(actor: Actor) -> "QuerySet[Agreement]":
    rows = visible(actor, Agreement).filter(status__in=OPEN_STATUSES)
    return rows.select_related("organisation").prefetch_related("others")


def _first(rows: "QuerySet[Agreement]") -> list[Agreement]:
    """Return the soonest first; what has no date comes last."""
    dated = list(rows.exclude(due_on="").order_by("due_on", "id")[:MOST])
    undated = rows.filter(due_on="").order_by("id")[: MOST - len(dated)]
    return listed([*dated, *undated])


def _owed(actor: Actor, group: Group, rows: list[Agreement]) -> tuple[Owed, ...]:
    people = [o for row in rows for o in (row.organisation, *row.others.all())]
    known = seen(actor, people)
    calls = _calls(actor, {row.organisation_id for row in rows if row.organisation_id})
    return tuple(
        Owed(
            row,
            url_of(row, group),
            _who(row, known),
            late_words(row),
            _said(row),
            calls.get(row.organisation_id or 0, ()),
        )
        for row in rows
    )


def _said(row: Agreement) -> str:
    if row.fulfilment_said_on is None:
        return str(row.get_status_display())
    return _("said to be fulfilled; to be confirmed")


def _who(row: Agreement, known: set[int]) -> str:
    named = [o for o in (row.organisation, *row.others.all()) if o and o.pk in known]
    return ", ".join(o.short for o in named)


def _matrix_row(row: Agreement, known: set[int]) -> MatrixRow:
    due = str(row.due_on) if row.due_on else row.no_due_reason
    return MatrixRow(row, _who(row, known), due, _said(row), late_words(row))


def _shared_names(actor: Actor, people: list[Organisation | None]) -> set[int]:
    """Return the organisations whose name the whole table reads."""
    known = seen(actor, people)
    rows = Organisation.objects.filter(pk__in=known)
    rows = rows.filter(access_class__in=("public", "group"))
    return set(rows.values_list("pk", flat=True))


def _calls(actor: Actor, organisations: set[int]) -> dict[int, tuple[str, ...]]:
    """Return who sits for these organisations and how to reach them, as far as seen."""
    holders = visible(actor, SeatHolder).filter(
        in_term(clock.today()), membership__organisation_id__in=organisations
    )
    holders = holders.exclude(capacity=Capacity.ASSISTANT)
    rows = list(holders.select_related("person", "membership").order_by("id")[:MOST])
    people = {row.person_id for row in rows}
    named = visible(actor, Person).filter(pk__in=people)
    known = set(named.values_list("pk", flat=True))
    reach: dict[int, list[str]] = {}
    for contact in visible(actor, Contact).filter(person_id__in=known).order_by("id"):
        reach.setdefault(contact.person_id, []).append(contact.value)
    found: dict[int, list[str]] = {}
    for row in rows:
        if row.person_id in known:
            words = ", ".join([str(row.person), *reach.get(row.person_id, [])[:2]])
            found.setdefault(row.membership.organisation_id, []).append(words)
    return {pk: tuple(words) for pk, words in found.items()}
