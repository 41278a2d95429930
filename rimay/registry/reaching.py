"""Reaching a person by messenger or mail: plain links that the secretary opens.

No message leaves from here: the link opens the secretary's own messenger or mail with
the text filled in, and they press "send" as the person they are to the other side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from rimay.access.actor import Actor
from rimay.access.asking import visible
from rimay.groups.models import Contact, Group

# Numbers are written here as people dial them at home; a messenger wants the country.
_CALLING_CODES = {"PE": "51", "BO": "591", "CL": "56", "CO": "57", "EC": "593"}
_LONGEST_AT_HOME = 10


@dataclass(frozen=True)
class Reach:
    """How a person can be reached, as far as the asker may know."""

    phone: str = ""
    email: str = ""


def reach_of(actor: Actor, group: Group, people: Iterable[int]) -> dict[int, Reach]:
    """Return the first telephone and e-mail of each person that the asker may read."""
    rows = visible(actor, Contact).filter(person__in=sorted(set(people)))
    held: dict[int, dict[str, str]] = {}
    for row in rows.order_by("id"):
        held.setdefault(row.person_id, {}).setdefault(row.kind, row.value)
    return {
        person: Reach(
            dialled(ways.get(Contact.Kind.PHONE, ""), group.country),
            ways.get(Contact.Kind.EMAIL, ""),
        )
        for person, ways in held.items()
    }


def dialled(number: str, country: str) -> str:
    """Return a telephone number as a messenger wants it; "" where that is not known."""
    digits = "".join(sign for sign in number if sign.isdigit())
    if number.strip().startswith("+"):
        return digits
    if digits.startswith("00"):
        return digits[2:]
    code = _CALLING_CODES.get(country, "")
    if not digits or len(digits) > _LONGEST_AT_HOME:
        return digits
    return f"{code}{digits.removeprefix('0')}" if code else ""


def messenger_url(phone: str, text: str) -> str:
    """Return the address that opens the messenger with the text; without a number the
    messenger asks to whom.
    """
    return f"https://wa.me/{phone}?text={quote(text)}"


def mail_url(email: str, subject: str, text: str) -> str:
    """Return the address that opens the secretary's own mail; "" without an e-mail."""
    if not email:
        return ""
    return f"mailto:{quote(email)}?subject={quote(subject)}&body={quote(text)}"
