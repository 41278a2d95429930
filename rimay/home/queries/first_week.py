"""What a secretariat does in the first week, until it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from rimay.access.actor import Actor
from rimay.access.asking import can, visible
from rimay.dialogue.models import Meeting
from rimay.groups.models import Group, Person
from rimay.letters.models import Letter
from rimay.records.addresses import list_url

PEOPLE = 5


@dataclass(frozen=True)
class Task:
    """One thing of the first week, done or to do."""

    words: str
    url: str
    is_done: bool
    note: str = ""


def first_week_of(
    actor: Actor, group: Group, *, has_session: bool = False
) -> list[Task]:
    """Return the first week's tasks until they are done: five people, one letter, one
    session. Only for whoever may do them. `has_session`: one is known to stand.
    """
    if not can(actor, "change", group):
        return []
    people = len(visible(actor, Person).order_by().values_list("pk")[:PEOPLE])
    tasks = [
        Task(
            _("Name five people of the table"),
            reverse("seat-new", args=[group.slug]),
            people >= PEOPLE,
            _("%(n)s so far") % {"n": people},
        ),
        Task(
            _("Register one letter, sent or received"),
            list_url(Letter, group, "create"),
            visible(actor, Letter).exists(),
        ),
        Task(
            _("Plan one session"),
            list_url(Meeting, group, "create"),
            has_session or visible(actor, Meeting).exists(),
        ),
    ]
    return [] if all(task.is_done for task in tasks) else tasks
