"""Personal messages that the secretary sends from their own messenger or mail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from rimay.access.actor import Actor
from rimay.groups.models import Group, Membership, Person
from rimay.registry.reaching import mail_url, messenger_url, reach_of

# A person, the seat they sit on, and what they are there.
Addressee = tuple[Person, Membership | None, str | Promise]
Words = Callable[[Group, Addressee, str], tuple[str, str]]


@dataclass(frozen=True)
class Message:
    """One message ready to send: its text, and the addresses that open it filled in.

    `link` is the seat's own; without one the person is asked to sign in.
    """

    person: Person
    seat: Membership | None
    words: str | Promise
    link: str
    text: str
    messenger: str
    mail: str
    has_phone: bool


def to_people(
    actor: Actor,
    group: Group,
    people: list[Addressee],
    links: Mapping[int, str],
    words: Words,
) -> list[Message]:
    """Return a message for each person, in the person's language or the group's."""
    reach = reach_of(actor, group, [person.pk for person, _seat, _words in people])
    found = []
    for addressee in people:
        person, seat, capacity = addressee
        link = links.get(seat.pk, "") if seat is not None else ""
        with override(_language(person, group)):
            subject, text = words(group, addressee, link)
        way = reach.get(person.pk)
        phone = way.phone if way else ""
        found.append(
            Message(
                person,
                seat,
                capacity,
                link,
                text,
                messenger_url(phone, text) if link else "",
                mail_url(way.email if way else "", subject, text) if link else "",
                bool(phone),
            )
        )
    return found


def pledge_words(group: Group, to: Addressee, link: str) -> tuple[str, str]:
    """Ask somebody to read the texts in force and to say so."""
    subject = _("%(group)s: please read what is in force") % {"group": group}
    text = _(
        "Good day. The technical secretariat of %(group)s asks you to read its charter "
        "and rules in force, and to confirm it with one press. The link is personal to "
        "the seat of %(seat)s: %(link)s"
    ) % {"group": group, "seat": to[1] or "", "link": link}
    return subject, text


def round_words(group: Group, to: Addressee, link: str) -> tuple[str, str]:
    """Ask somebody whether they still sit."""
    subject = _("%(group)s: do you still sit?") % {"group": group}
    text = _(
        "Good day. The technical secretariat of %(group)s asks whether you are still "
        "%(what)s of %(seat)s. Please answer with one press: %(link)s"
    ) % {"group": group, "what": to[2], "seat": to[1] or "", "link": link}
    return subject, text


def _language(person: Person, group: Group) -> str:
    return person.language if person.language in {"es", "en"} else group.language
