"""Answering remarks on an acta: accepted into the words, or answered."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.dialogue.actions.closing import locked_for_writing
from rimay.dialogue.actions.mending import renew, with_words
from rimay.dialogue.models import Acta, ActaRemark, AgendaItem, Agreement
from rimay.dialogue.queries.acta_text import Paragraph, Part, from_plain
from rimay.dialogue.queries.composing_items import lines_of


class NotThere(Exception):
    """The words to be changed do not stand in what people wrote: mend the record."""


@transaction.atomic
def accept_remark(actor: Actor, remark: ActaRemark, *, answer: str = "") -> ActaRemark:
    """Put the words that were asked for in place of those that stood.

    Raises NotThere where they are drawn from a record, or changed since; and
    AlreadyClosed once the acta is closed.
    """
    row, acta = _open(actor, remark)
    if not row.before and not row.after:
        raise NotThere
    body = from_plain(acta.body)
    number = row.paragraph or 0
    if not 1 <= number <= len(body):
        raise NotThere
    paragraph = body[number - 1]
    if paragraph.kind == Part.AGREEMENT:
        _in_agreement(actor, acta, paragraph, row)
    elif paragraph.kind == Part.TEXT and paragraph.item:
        _in_item(actor, acta, paragraph, row)
    else:
        raise NotThere
    renew(acta)
    return _settle(actor, row, ActaRemark.State.ACCEPTED, answer)


@transaction.atomic
def answer_remark(actor: Actor, remark: ActaRemark, *, answer: str) -> ActaRemark:
    """Say what came of a remark; the acta stays as it is."""
    row, _acta = _open(actor, remark)
    return _settle(actor, row, ActaRemark.State.ANSWERED, answer)


def _open(actor: Actor, remark: ActaRemark) -> tuple[ActaRemark, Acta]:
    require(actor, "change", remark)
    acta = locked_for_writing(remark.acta)
    return ActaRemark.objects.select_for_update().get(pk=remark.pk), acta


def _settle(actor: Actor, row: ActaRemark, state: str, answer: str) -> ActaRemark:
    row.state, row.answer = state, answer
    row.version += 1
    row.save(update_fields=["state", "answer", "version", "changed_at"])
    record(actor, "actaremark.change", row, fields=("state", "answer"))
    return row


def _in_agreement(
    actor: Actor, acta: Acta, paragraph: Paragraph, remark: ActaRemark
) -> None:
    rows = Agreement.objects.select_for_update()
    row = rows.get(pk=paragraph.agreement)
    require(actor, "change", row)
    words = " ".join(row.text.best(acta.language).split())
    row.text = with_words(row.text, acta.language, _replaced(words, remark))
    row.version += 1
    row.save(update_fields=["text", "version", "changed_at"])
    record(actor, "agreement.change", row, fields=("text",))


def _in_item(
    actor: Actor, acta: Acta, paragraph: Paragraph, remark: ActaRemark
) -> None:
    row = AgendaItem.objects.select_for_update().get(pk=paragraph.item)
    require(actor, "write", row)
    lines = lines_of(row.minutes_text, acta.language)
    if paragraph.words not in lines:
        raise NotThere
    at = lines.index(paragraph.words)
    if remark.before == lines[at] and not remark.after:
        del lines[at]
    elif remark.before:
        lines[at] = _replaced(lines[at], remark)
    else:
        lines.insert(at + 1, remark.after)
    row.minutes_text = with_words(row.minutes_text, acta.language, "\n".join(lines))
    row.version += 1
    row.save(update_fields=["minutes_text", "version", "changed_at"])
    if row.is_open_rule:
        record(actor, "agendaitem.change", row, fields=("minutes_text",))


def _replaced(words: str, remark: ActaRemark) -> str:
    if not remark.before or words.count(remark.before) != 1:
        raise NotThere
    changed = words.replace(remark.before, remark.after)
    if not changed.strip():
        raise NotThere
    return " ".join(changed.split())
