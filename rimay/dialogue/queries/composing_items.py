"""What an acta says of each item: words fit to be published, outcomes, agreements."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rimay.core import formatting
from rimay.core.printing import printable
from rimay.core.text import Text
from rimay.dialogue.models import AgendaItem, Agreement, Objection, Proposal
from rimay.dialogue.models.agreements import AgreementStatus
from rimay.dialogue.models.decisions import Outcome
from rimay.dialogue.queries.acta_records import Records
from rimay.dialogue.queries.acta_text import Paragraph, Part
from rimay.dialogue.queries.gaps import gaps


def items(records: Records) -> list[Paragraph]:
    """Return the items in their order, each with what was agreed on it."""
    if not records.items:
        return []
    found = [Paragraph(Part.HEADING, _("What was dealt with and agreed"))]
    for item in records.items:
        found += _item(records, item)
    return found


def other_agreements(records: Records) -> list[Paragraph]:
    """Return what was agreed on no item in particular."""
    own = {item.pk for item in records.items}
    rows = [row for row in records.agreements if row.item_id not in own]
    if not rows:
        return []
    found = [Paragraph(Part.HEADING, _("Other agreements"))]
    for row in rows:
        found += _agreement(records, row, is_open=True)
    return found


def lines_of(text: Text, language: str) -> list[str]:
    """Return the paragraphs of what was written, each as one line."""
    words = printable(text.best(language))
    lines = (" ".join(line.split()) for line in words.splitlines())
    return [line for line in lines if line]


def _item(records: Records, item: AgendaItem) -> list[Paragraph]:
    is_open = item.is_open_rule

    def paragraph(kind: Part, words: str) -> Paragraph:
        return Paragraph(kind, words, item=item.pk, is_open=is_open)

    title = " ".join(str(item.title).split())
    # The title stands in the convening: it is nothing that was said on the item.
    found = [Paragraph(Part.ITEM, f"{item.number}. {title}", item=item.pk)]
    if not is_open:
        rule = {"rule": item.get_regime_display()}
        words = _("Confidentiality rule of this item: %(rule)s.") % rule
        found.append(Paragraph(Part.DETAIL, words, item=item.pk))
    said = lines_of(item.minutes_text, records.acta.language)
    found += [paragraph(Part.TEXT, line) for line in said]
    for words in (*_conflicts(records, item), *_outcomes(records, item)):
        found.append(paragraph(Part.TEXT, words))
    for row in records.agreements:
        if row.item_id == item.pk:
            found += _agreement(records, row, is_open=is_open)
    return found


def _conflicts(records: Records, item: AgendaItem) -> list[str]:
    rows = [row for row in records.conflicts if row.item_id == item.pk]
    if not rows:
        return []
    if not item.is_open_rule or not records.tells_who_came:
        words = ngettext(
            "A seat declared a conflict of interest and did not count in this item.",
            "Seats declared a conflict of interest and did not count in this item.",
            len(rows),
        )
        return [words]
    names = [records.name_of(row.membership.organisation) for row in rows]
    words = _(
        "Declared a conflict of interest and did not count in this item: %(who)s."
    )
    return [words % {"who": formatting.list_words(names)}]


def _outcomes(records: Records, item: AgendaItem) -> list[str]:
    found: list[str] = []
    for row in records.proposals:
        if row.item_id == item.pk and row.outcome:
            found += _outcome(records, row)
            objections = [o for o in records.objections if o.proposal_id == row.pk]
            for objection in objections:
                found += _objection(records, objection)
    return found


def _outcome(records: Records, row: Proposal) -> list[str]:
    act = lines_of(row.act, records.acta.language)
    if act:
        return act
    if row.outcome == Outcome.ADOPTED and row.agreement_id is not None:
        # Its agreement stands below, word for word.
        return []
    told = {"outcome": row.get_outcome_display()}
    if row.behind_gate:
        return [_("A proposal was put to a decision. Outcome: %(outcome)s.") % told]
    told["text"] = " ".join(str(row.text).split())
    return [_("Put to a decision: “%(text)s”. Outcome: %(outcome)s.") % told]


def _objection(records: Records, row: Objection) -> list[str]:
    text = {"text": " ".join(row.text.split())}
    found = [_("Founded objection: “%(text)s”.") % text]
    if row.membership is not None and records.tells_who_came:
        who = {"who": records.name_of(row.membership.organisation)}
        found = [_("Founded objection of %(who)s: “%(text)s”.") % (who | text)]
    if row.answer:
        answer = {"answer": " ".join(row.answer.split())}
        found.append(_("Answer of the table: “%(answer)s”.") % answer)
    if not row.is_standing:
        found.append(_("The objection did not stand at the end."))
    return found


def _agreement(records: Records, row: Agreement, *, is_open: bool) -> list[Paragraph]:
    words = " ".join(row.text.best(records.acta.language).split())
    if row.number:
        named = _("Agreement %(number)s. %(text)s") % {
            "number": row.number,
            "text": words,
        }
    else:
        named = _("Agreement. %(text)s") % {"text": words}
    item = row.item_id or 0
    found = [Paragraph(Part.AGREEMENT, named, item, row.pk, is_open)]
    details = _details(records, row)
    if details:
        found.append(Paragraph(Part.DETAIL, details, item, row.pk, is_open))
    return found


def _details(records: Records, row: Agreement) -> str:
    found = []
    who = _who(records, row)
    if who:
        found.append(_("Responsible: %(who)s.") % {"who": who})
    if row.due_on:
        found.append(_("Until: %(day)s.") % {"day": row.due_on})
    elif row.no_due_reason:
        reason = {"reason": row.no_due_reason.strip().rstrip(".")}
        found.append(_("Without a date: %(reason)s.") % reason)
    if row.follow_up:
        follows = {"who": records.name_of(row.follow_up)}
        found.append(_("Follows up: %(who)s.") % follows)
    if row.verification:
        what = {"what": row.verification.strip().rstrip(".")}
        found.append(_("Shown by: %(what)s.") % what)
    found += _ratified(records, row)
    missing = gaps(row)
    if missing and row.gap_reason:
        told = {
            "what": formatting.list_words(missing),
            "reason": row.gap_reason.strip().rstrip("."),
        }
        found.append(_("Still to be settled: %(what)s. Why: %(reason)s.") % told)
    return " ".join(found)


def _who(records: Records, row: Agreement) -> str:
    others = [records.name_of(other) for other in row.others.all()]
    lead = records.name_of(row.organisation)
    if lead and others:
        lead = _("%(organisation)s, in the lead") % {"organisation": lead}
    names = [name for name in (lead, *others) if name]
    posts = [" ".join(str(post).split()) for post in records.posts_of(row)]
    if len(names) > 1 and lead and others:
        named = f"{lead}; {formatting.list_words(others)}"
    else:
        named = formatting.list_words(names)
    return " · ".join(filter(None, (named, formatting.list_words(posts))))


def _ratified(records: Records, row: Agreement) -> list[str]:
    rows = [held for held in records.ratifications if held.agreement_id == row.pk]
    if not rows:
        by_status = row.status == AgreementStatus.TO_RATIFY
        return [_("To be ratified.")] if by_status else []
    names = [records.name_of(held.membership.organisation) for held in rows]
    last = max(held.due_on for held in rows)
    words = _("Adopted ad referendum of %(who)s, until %(day)s.")
    told = {"who": formatting.list_words(names), "day": formatting.date_words(last)}
    return [words % told]
