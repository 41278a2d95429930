"""What is said to the seats of a session: in a chat, in person, by mail.

Nothing here is kept: each text is made when it leaves, from what may be said then.
"""

import re
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.dialogue.models import Meeting
from rimay.dialogue.models.meetings import MeetingState
from rimay.dialogue.queries.agendas import is_neutral, kept_count, open_titles
from rimay.dialogue.queries.times import day_of, hour_of, zone_words
from rimay.groups.models import Group

# International prefixes of countries where such groups work, or are likely to: what a
# telephone written without one belongs to.
PREFIXES = {
    "BO": "591", "BR": "55", "CD": "243", "CL": "56", "CO": "57", "EC": "593",
    "GH": "233", "GT": "502", "HN": "504", "KE": "254", "MX": "52", "MZ": "258",
    "NG": "234", "PE": "51", "TZ": "255", "ZM": "260",
}  # fmt: skip


def when_words(meeting: Meeting) -> str:
    """Return day, hours and, where it may be another, whose time it is."""
    day = day_of(meeting)
    words = [formatting.weekday_words(day) if day else str(meeting.held_on or "")]
    if hour_of(meeting.starts_at):
        hours = meeting.starts_at
        if hour_of(meeting.ends_at):
            hours = _("%(first)s to %(last)s") % {
                "first": meeting.starts_at,
                "last": meeting.ends_at,
            }
        words.append(hours)
    zone = zone_words(meeting)
    said = ", ".join(filter(None, words))
    return f"{said} ({zone})" if zone else said


def place_words(meeting: Meeting) -> str:
    return ", ".join(filter(None, (meeting.place, meeting.address)))


def chat_text(meeting: Meeting) -> str:
    """Return the text for the group's chat: no personal link, open titles only, and no
    place where the rule of the whole session is stricter.
    """
    heads = {
        MeetingState.CANCELLED: _("CALLED OFF: %(session)s"),
    }
    head = heads.get(MeetingState(meeting.state), "%(session)s")
    whole = meeting.regime == Regime.OPEN
    lines = [head % {"session": str(meeting) if whole else _("Meeting")}]
    lines.append(when_words(meeting))
    if whole and place_words(meeting):
        lines.append(place_words(meeting))
    if meeting.state != MeetingState.CANCELLED:
        lines += _agenda_lines(meeting)
        lines += ["", _("Each seat gets its own link to answer.")]
    return "\n".join([*lines, *made_up_lines(meeting.group)])


def _agenda_lines(meeting: Meeting) -> list[str]:
    titles = open_titles(meeting)
    kept = kept_count(meeting)
    lines = ["", *[f"• {title}" for title in titles]] if titles else []
    if kept:
        words = ngettext(
            "%(n)s item under a confidentiality rule",
            "%(n)s items under a confidentiality rule",
            kept,
        )
        lines.append(f"• {words % {'n': kept}}" if titles else words % {"n": kept})
    return lines


def personal_text(meeting: Meeting, *, name: str, address: str) -> str:
    """Return what one seat is told, with its link.

    Where a rule is stricter than open it names neither what, where nor who.
    """
    neutral = is_neutral(meeting)
    what = _("Meeting") if neutral else str(meeting)
    if meeting.state == MeetingState.CANCELLED:
        return "\n".join([
            _("Called off: %(what)s, %(when)s.")
            % {"what": what, "when": when_words(meeting)},
            *made_up_lines(meeting.group),
        ])  # fmt: skip
    lines = [f"{what}, {when_words(meeting)}."]
    if not neutral and name:
        lines.insert(0, _("For the seat of %(name)s:") % {"name": name})
    if not neutral and place_words(meeting):
        lines.append(place_words(meeting))
    lines += [
        "",
        _("Answer and read the agenda here, without a password:"),
        address,
        _("The link is your seat's own: what is answered with it counts for you."),
    ]
    return "\n".join([*lines, *made_up_lines(meeting.group)])


def made_up_lines(group: Group) -> list[str]:
    """Return the line that says a group is made up, on all that leaves it."""
    if not group.is_fictional:
        return []
    return ["", _("This group is made up, for a demonstration.")]


def messenger_address(text: str, telephone: str, country: str) -> str:
    """Return the address that opens the messenger with a text filled in.

    Without a number that is known to be whole the messenger asks to whom.
    """
    return f"https://wa.me/{whole_number(telephone, country)}?text={quote(text)}"


def whole_number(telephone: str, country: str) -> str:
    """Return a telephone with its country's prefix, in digits; "" where it is not clear.

    A cell may hold two numbers: the first one counts.
    """
    first = re.split(r"[/;,]", telephone)[0].strip()
    digits = re.sub(r"\D", "", first)
    if first.startswith("+"):
        return digits if len(digits) >= 8 else ""
    if digits.startswith("00"):
        return digits[2:] if len(digits) >= 10 else ""
    prefix = PREFIXES.get(country, "")
    national = digits.lstrip("0")
    if not prefix or not 7 <= len(national) <= 11:
        return ""
    return f"{prefix}{national}"
