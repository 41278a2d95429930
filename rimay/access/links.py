"""Personal links of seats: no password, one matter each, told to the seat's address.

A link is words made from the installation's key and a nonce, so that it can be shown
again to the secretariat that hands it over, while the table holds its fingerprint only.
Whoever forwards a link lets another answer for that seat alone.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from rimay.access.actor import Actor, bearer
from rimay.access.asking import Hidden, Refused, require, visible
from rimay.access.http import Door, Request
from rimay.access.models import LinkPurpose, SeatLink
from rimay.access.recording import record
from rimay.accounts.sealing import derived_key
from rimay.accounts.tokens import plain
from rimay.core import clock
from rimay.groups.models import Membership, SeatHolder

P = ParamSpec("P")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 26  # 130 bits: a link is not typed, and nobody guesses it
_CODE_DIGITS, TRIES = 6, 5


def words_of(link: SeatLink) -> str:
    """Return the words of a link as they stand in its address."""
    key = derived_key(settings.SECRET_KEY, "seat-link")
    digest = hmac.digest(key, link.nonce.encode(), hashlib.sha256)
    return "".join(_ALPHABET[byte % 32] for byte in digest[:_LETTERS])


def code_of(link: SeatLink) -> str:
    """Return the six digits of the second step: told by another way than the link."""
    key = derived_key(settings.SECRET_KEY, "seat-link-code")
    digest = hmac.digest(key, link.nonce.encode(), hashlib.sha256)
    return str(int.from_bytes(digest[:8], "big") % 10**_CODE_DIGITS).zfill(_CODE_DIGITS)


@transaction.atomic
def give_link(
    actor: Actor,
    seat: Membership,
    *,
    purpose: LinkPurpose,
    subject_id: int,
    expires_on: date,
) -> SeatLink:
    """Return the seat's link for one matter, made if it is new; asked twice, it is one.

    Where all who could have it left the seat, another takes its place.
    """
    require(actor, "on_behalf", seat)
    held = held_link(seat, purpose, subject_id)
    if held is not None and is_left_behind(held):
        revoke(actor, held)
        held = None
    if held is not None:
        if held.expires_on != expires_on:
            held.expires_on = expires_on
            held.save(update_fields=["expires_on"])
        return held
    made = SeatLink(
        group_id=seat.group_id,
        membership=seat,
        purpose=purpose,
        subject_id=subject_id,
        nonce=secrets.token_hex(16),
        expires_on=expires_on,
    )
    made.digest = _digest(words_of(made))
    made.save(force_insert=True)
    record(actor, "seatlink.give", made)
    return made


def held_link(
    seat: Membership, purpose: LinkPurpose, subject_id: int
) -> SeatLink | None:
    """Return the link that a seat has for one matter, also one that is left behind."""
    return SeatLink.objects.filter(
        membership=seat, purpose=purpose, subject_id=subject_id, revoked_at=None
    ).first()


def renew_left_behind(
    actor: Actor, seat: Membership, *, purpose: LinkPurpose, subject_id: int
) -> None:
    """Give a seat another link for one matter where all who could have the one it has
    left the seat: who follows is to be told of one that opens.
    """
    held = held_link(seat, purpose, subject_id)
    if held is not None and is_left_behind(held):
        give_link(
            actor,
            seat,
            purpose=purpose,
            subject_id=subject_id,
            expires_on=held.expires_on,
        )


def given_links(
    actor: Actor, *, purpose: LinkPurpose, subject_id: int
) -> dict[int, SeatLink]:
    """Return the living links of one matter by seat, for whoever hands them over; none
    that is left behind: the seat is given another.
    """
    seats = visible(actor, Membership, "on_behalf").values("pk")
    rows = SeatLink.objects.filter(
        membership__in=seats, purpose=purpose, subject_id=subject_id, revoked_at=None
    )
    over = left_behind(list(rows))
    return {row.membership_id: row for row in rows if row.pk not in over}


@transaction.atomic
def revoke(actor: Actor, link: SeatLink) -> None:
    """Make a link open nothing any more; a new one can be given."""
    require(actor, "on_behalf", link.membership)
    link.revoked_at = clock.now()
    link.save(update_fields=["revoked_at"])
    record(actor, "seatlink.revoke", link)


def is_left_behind(link: SeatLink) -> bool:
    """Return whether all who sat on the seat since the link was given have left it: who
    has the link then answers for a seat that is theirs no longer.
    """
    return link.pk in left_behind([link])


def left_behind(links: Sequence[SeatLink]) -> set[int]:
    """Return which of these links are left behind, asked of all at once.

    By the last day of a term alone: who is only unconfirmed may answer that they stay.
    """
    seats = {link.membership_id for link in links}
    terms: dict[int, list[SeatHolder]] = {seat: [] for seat in seats}
    for term in SeatHolder.objects.filter(membership__in=seats):
        terms[term.membership_id].append(term)
    found = set()
    for link in links:
        given_on = timezone.localdate(link.made_at)
        had = {
            term.person_id
            for term in terms[link.membership_id]
            if term.created_at <= link.made_at
            # That it had ended may have been entered after the link was given.
            and (_lasts(term, given_on) or term.changed_at > link.made_at)
        }
        stay = {
            term.person_id
            for term in terms[link.membership_id]
            if _lasts(term, clock.today())
        }
        if had and not had & stay:
            found.add(link.pk)
    return found


def _lasts(term: SeatHolder, day: date) -> bool:
    return term.ends_on is None or term.ends_on >= day


def is_code_right(link: SeatLink, typed: str) -> bool:
    """Check the second step; after five wrong ones the link asks for a new one."""
    with transaction.atomic():
        held = SeatLink.objects.select_for_update().get(pk=link.pk)
        if held.code_tries >= TRIES:
            return False
        right = constant_time_compare(code_of(held), "".join(typed.split()))
        held.code_tries = 0 if right else held.code_tries + 1
        held.save(update_fields=["code_tries"])
    return right


def by_link(
    purpose: LinkPurpose,
) -> Callable[
    [Callable[Concatenate[Request, SeatLink, P], HttpResponseBase]],
    Callable[..., HttpResponseBase],
]:
    """Open an address to whoever holds a seat's link for this purpose.

    `words` of the address name the link. Unknown, altered or revoked: as nothing there.
    Past its day, where the seat is no longer of the group, or where all who could have it
    left the seat: a page that says so, and nothing else. A GET never changes anything.
    """

    def decorate(
        view: Callable[Concatenate[Request, SeatLink, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def door(
            request: HttpRequest, words: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            link = _found(words, purpose)
            if link is None:
                raise Http404
            asked = cast(Request, request)
            asked.actor, asked.group = bearer(link.membership), link.group
            clock.stay_in(link.group.time_zone)
            over = link.expires_on < clock.today() or link.membership.has_ended
            if over or is_left_behind(link):
                return render(request, "access/link_over.html", status=410)
            try:
                answer = view(asked, link, *args, **kwargs)
            except (Hidden, Refused):
                raise Http404 from None
            # The address is the key: it must not travel to the next page or a search.
            answer.headers["Referrer-Policy"] = "no-referrer"
            answer.headers["X-Robots-Tag"] = "noindex, nofollow"
            answer.headers["Cache-Control"] = "no-store, private"
            return answer

        reason = f"a seat's personal link ({purpose})"
        door.door = Door(None, "link", reason)  # type: ignore[attr-defined]
        return door

    return decorate


def _found(words: str, purpose: LinkPurpose) -> SeatLink | None:
    rows = SeatLink.objects.filter(digest=_digest(words), purpose=purpose)
    rows = rows.filter(revoked_at=None)
    return rows.select_related("group", "membership__organisation").first()


def _digest(words: str) -> str:
    return hashlib.sha256(plain(words).encode()).hexdigest()
