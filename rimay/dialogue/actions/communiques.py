"""Drawing a communiqué from an acta, writing and publishing it."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require, visible
from rimay.access.recording import record
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.models import Acta, Communique
from rimay.dialogue.queries.communiques import drawn_from, points_in
from rimay.records.actions import ChangedMeanwhile, Locked


class NotClosed(Exception):
    """A communiqué is drawn from what was closed."""


class NotLookedAt(Exception):
    """Something was pointed at, and nobody said that they looked at it."""


class Unwritten(Exception):
    """There is no title or text to publish in the group's language."""


@transaction.atomic
def draw_communique(actor: Actor, acta: Acta) -> Communique:
    """Begin a communiqué with what the acta has for everybody. The secretariat reads it.

    Pressed twice, it is begun once: a draft that nobody wrote on yet is the one.
    """
    require(actor, "create", Communique)
    require(actor, "read", acta)
    if not acta.is_locked:
        raise NotClosed
    Acta.objects.select_for_update().get(pk=acta.pk)
    title, text = drawn_from(acta)
    rows = visible(actor, Communique).filter(meeting=acta.meeting_id, version=1)
    same = rows.filter(published_on=None, title=title, text=text).first()
    if same is not None:
        return same
    made = Communique(
        group_id=acta.group_id,
        meeting_id=acta.meeting_id,
        title=title,
        text=text,
        access_class=Class.SECRETARIAT,
    )
    made.save(force_insert=True)
    record(actor, "communique.create", made)
    return made


@transaction.atomic
def write_communique(
    actor: Actor, communique: Communique, *, title: Text, text: Text, version: int
) -> Communique:
    """Save the words. Raises Locked once published, ChangedMeanwhile."""
    require(actor, "change", communique)
    held = _held(communique)
    if held.version != version:
        raise ChangedMeanwhile
    held.title, held.text = title, text
    held.version += 1
    held.save(update_fields=["title", "text", "version", "changed_at"])
    record(actor, "communique.change", held, fields=("title", "text"))
    return held


@transaction.atomic
def publish_communique(
    actor: Actor, communique: Communique, *, looked_at: bool, version: int
) -> Communique:
    """Let everybody read it, for good. Published twice, it is published once.

    Raises Locked, ChangedMeanwhile, Unwritten, and NotLookedAt while something is
    pointed at that nobody said to have looked at.
    """
    require(actor, "publish", communique)
    held = _held(communique)
    if held.version != version:
        raise ChangedMeanwhile
    language = held.group.language
    if not (held.title.in_language(language) and held.text.in_language(language)):
        raise Unwritten
    if points_in(actor, held) and not looked_at:
        raise NotLookedAt
    held.published_on = clock.today()
    held.access_class = Class.PUBLIC
    held.version += 1
    held.save()
    record(actor, "communique.publish", held, fields=("access_class",))
    return held


def _held(communique: Communique) -> Communique:
    rows = Communique.objects.select_for_update(of=("self",)).select_related("group")
    held = rows.get(pk=communique.pk)
    if held.is_locked:
        raise Locked
    return held
