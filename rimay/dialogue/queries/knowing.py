"""The names that a reader may see, to find them in what is about to be published."""

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.core.text import Text
from rimay.dialogue.models import Meeting
from rimay.dialogue.queries.pointing import Known, given_of, surnames_of
from rimay.groups.models import Group, Organisation, Person, Place

# Written with capitals and naming nobody, whatever the group.
_COMMON = ("Chatham House", "Rimay", "Fiestas Patrias", "Semana Santa", "Año Nuevo")


def known_to(actor: Actor, group: Group, meeting: Meeting | None = None) -> Known:
    """Return the names that the actor may see. A hidden name is not pointed at: that
    would tell of it.
    """
    people = list(visible(actor, Person).values_list("name", flat=True))
    organisations: list[str] = []
    for name, short in visible(actor, Organisation).values_list("name", "short_name"):
        organisations += [*_all_words(name), short]
    return Known(
        surnames=surnames_of(people),
        given=given_of(people),
        organisations=tuple(dict.fromkeys(filter(None, organisations))),
        common=tuple(_common(actor, group, meeting)),
    )


def _common(actor: Actor, group: Group, meeting: Meeting | None) -> list[str]:
    found = [*_COMMON, *_all_words(group.name), group.scope_name, group.seat_town]
    for name in visible(actor, Place).values_list("name", flat=True):
        found += _all_words(name)
    if meeting is not None:
        found += [*_all_words(meeting.title), meeting.place]
    return found


def _all_words(name: Text | str) -> list[str]:
    if isinstance(name, Text):
        return [words for _language, words in name.words]
    return [str(name)]
