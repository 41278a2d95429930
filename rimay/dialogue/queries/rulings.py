"""The rules of one version as lines: what each is called, and what it says."""

from dataclasses import dataclass

from rimay.core import formatting
from rimay.dialogue.models import Charter
from rimay.dialogue.models.charters import CharterKind, DecisionRule
from rimay.dialogue.queries import wording
from rimay.dialogue.queries.rules import Rules, rules_in

DAYS = ("convene_days", "observe_days", "round_days", "ratify_days")


@dataclass(frozen=True)
class RuleLine:
    """One rule in words."""

    label: str
    words: str


@dataclass(frozen=True)
class ChangedRule:
    """One rule that two versions do not share."""

    label: str
    before: str
    now: str


def lines(charter: Charter, rules: Rules | None = None) -> list[RuleLine]:
    """Return the rules of a version; those that say nothing there are left out."""
    rules = rules or rules_in(charter)
    group = charter.group
    if charter.kind == CharterKind.CONFIDENTIALITY:
        regime = wording.default_regime(rules, group)
        return [RuleLine(_label("default_regime"), regime)]
    found = [RuleLine(_label("decision_rule"), charter.get_decision_rule_display())]
    if rules.decision_rule == DecisionRule.QUALIFIED:
        share = formatting.percent(rules.pillar_share, 0)
        found.append(RuleLine(_label("pillar_share"), share))
    return [
        *found,
        RuleLine(str(wording.QUORUM_LABEL), wording.quorum(rules, group)),
        RuleLine(_label("when_short"), wording.when_short(rules, group)),
        RuleLine(_label("observers"), wording.observers(rules, group)),
        RuleLine(_label("chair"), wording.chair(rules, group)),
        RuleLine(_label("sessions_a_year"), str(rules.sessions_a_year)),
        RuleLine(_label("term_months"), wording.term(rules, group)),
        RuleLine(_label("default_regime"), wording.default_regime(rules, group)),
        *(
            RuleLine(_label(name), wording.days(getattr(rules, name), rules.day_unit))
            for name in DAYS
        ),
        RuleLine(str(wording.SILENCE_LABEL), wording.silence(rules, group)),
    ]


def changed(before: Charter, now: Charter) -> list[ChangedRule]:
    """Return the rules that two versions do not share, before and now."""
    old = {line.label: line.words for line in lines(before)}
    new = {line.label: line.words for line in lines(now)}
    labels = list(dict.fromkeys([*old, *new]))
    return [
        ChangedRule(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def _label(name: str) -> str:
    words = str(Charter._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return words[:1].upper() + words[1:]
