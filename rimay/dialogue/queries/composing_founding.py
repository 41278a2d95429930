"""What the acta of a founding session says besides: who founds, who observes, on what."""

from django.utils.translation import gettext as _

from rimay.access.asking import every_row
from rimay.core import formatting
from rimay.dialogue.models import Topic
from rimay.dialogue.models.meetings import MeetingKind
from rimay.dialogue.models.reach import is_read_by_all_of
from rimay.dialogue.models.topics import TopicState
from rimay.dialogue.queries.acta_records import PURPOSE, Records
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.groups.models import Membership
from rimay.groups.models.seats import MembershipKind


def founding(records: Records) -> list[Paragraph]:
    """Return founders by pillar, observers and the topics chosen that day; nothing for
    any other session, nor where the acta does not tell who took part.
    """
    is_founding = records.meeting.kind == MeetingKind.FOUNDING
    if not is_founding or not records.tells_who_came:
        return []
    lines = [*_founders(records), *_observers(records), *_topics(records)]
    if not lines:
        return []
    heading = Paragraph(Part.HEADING, _("Founding of the group"))
    return [heading, *(Paragraph(Part.TEXT, line) for line in lines)]


def _members(records: Records, kind: MembershipKind) -> list[Membership]:
    rows = every_row(Membership, records.acta.group_id, PURPOSE).filter(kind=kind)
    rows = rows.select_related("organisation", "pillar")
    return list(rows.order_by("pillar__slot", "id"))


def _founders(records: Records) -> list[str]:
    by_pillar: dict[str, list[str]] = {}
    for row in _members(records, MembershipKind.FOUNDER):
        pillar = str(row.pillar) if row.pillar else _("Without a pillar")
        by_pillar.setdefault(pillar, []).append(records.name_of(row.organisation))
    if not by_pillar:
        return []
    sides = "; ".join(
        f"{pillar}: {formatting.list_words(names)}"
        for pillar, names in by_pillar.items()
    )
    return [_("The group is founded by: %(who)s.") % {"who": sides}]


def _observers(records: Records) -> list[str]:
    rows = _members(records, MembershipKind.OBSERVER)
    if not rows:
        return []
    names = [records.name_of(row.organisation) for row in rows]
    words = _("Takes part as observer: %(who)s.")
    if len(names) > 1:
        words = _("Take part as observers: %(who)s.")
    return [words % {"who": formatting.list_words(names)}]


def _topics(records: Records) -> list[str]:
    day = records.meeting.held_on
    if not day:
        return []
    rows = every_row(Topic, records.acta.group_id, PURPOSE)
    rows = rows.filter(state=TopicState.CHOSEN, adopted_on=day).order_by("rank", "id")
    told = [row for row in rows if is_read_by_all_of(row, records.acta)]
    if not told:
        return []
    words = [f"{place}. {row.title}" for place, row in enumerate(told, start=1)]
    return [_("Topics put first: %(topics)s.") % {"topics": "; ".join(words)}]
