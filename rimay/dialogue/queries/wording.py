"""Rules in words: set into the charter's articles, and as one plain sentence.

An article names a rule in double brackets, in Spanish or English; what stands there on
the page comes from the rule itself, so that text and rule cannot say different things.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override, pgettext

from rimay.core import formatting
from rimay.core.classes import Regime
from rimay.core.text import Text, sort_key
from rimay.dialogue.models.charters import (
    Chair,
    DayUnit,
    DecisionRule,
    ObserverRight,
    WhenShort,
)
from rimay.dialogue.queries.rules import Rules
from rimay.groups.models import Group

MARK = re.compile(r"\[\[([^\[\]\n]{1,60})\]\]")
QUORUM_LABEL = gettext_lazy("Quorum")
SILENCE_LABEL = gettext_lazy("Silence in a written round")


@dataclass(frozen=True)
class RuleWord:
    """One thing that an article may name, with its name in both languages."""

    es: str
    en: str
    words: Callable[[Rules, Group], str]

    def name(self, language: str) -> str:
        return self.es if language == "es" else self.en


@dataclass(frozen=True)
class Piece:
    """A stretch of an article: written by somebody, or said by a rule."""

    words: str
    is_rule: bool = False


@dataclass(frozen=True)
class Offered:
    """A name on offer to who writes an article, and what would stand there now."""

    mark: str
    words: str


def pieces(text: str, rules: Rules, group: Group) -> list[Piece]:
    """Return a text with what its rules say set in, in the active language."""
    found: list[Piece] = []
    end = 0
    for match in MARK.finditer(text):
        word = BY_NAME.get(sort_key(match.group(1).strip()))
        if word is None:
            continue
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        found.append(Piece(word.words(rules, group), is_rule=True))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return found


def filled(text: Text, rules: Rules, group: Group) -> Text:
    """Return a text as it reads with its rules set in, in each of its languages."""
    words = {}
    for language, held in text.words:
        with override(language):
            words[language] = "".join(p.words for p in pieces(held, rules, group))
    return Text.of(text.original, **words)


def unknown_names(text: str) -> list[str]:
    """Return what stands in double brackets and names no rule."""
    names = [match.group(1).strip() for match in MARK.finditer(text)]
    return [name for name in names if sort_key(name) not in BY_NAME]


def offered(rules: Rules, group: Group, language: str) -> list[Offered]:
    """Return the names that an article may use, each with what the rule says now."""
    with override(language):
        return [
            Offered(f"[[{word.name(language)}]]", word.words(rules, group))
            for word in WORDS
        ]


def how_it_decides(rules: Rules, group: Group) -> str:
    """Return in plain words how a group decides; says so where these are defaults."""
    said = [
        _("The group decides %(rule)s.") % {"rule": decision(rules, group)},
        _("To decide, at least these must be there: %(quorum)s.")
        % {"quorum": quorum(rules, group)},
        _("While the seats of a pillar are vacant or unconfirmed, %(then)s.")
        % {"then": when_short(rules, group)},
        _("Observers %(right)s.") % {"right": observers(rules, group)},
    ]
    if rules.are_defaults:
        lead = _("No charter is adopted yet; until then these defaults hold.")
        said.insert(0, lead)
    return " ".join(said)


def days(count: int, unit: DayUnit) -> str:
    """Return a deadline in words."""
    if unit == DayUnit.WORKING:
        words = ngettext("%(n)s working day", "%(n)s working days", count)
    else:
        words = ngettext("%(n)s calendar day", "%(n)s calendar days", count)
    return words % {"n": count}


def pillars(rules: Rules, group: Group) -> str:
    names = [str(asked.pillar) for asked in rules.pillars]
    return formatting.list_words(names) or _("the pillars of the group")


def decision(rules: Rules, group: Group) -> str:
    names = [str(asked.pillar) for asked in rules.pillars if asked.is_required]
    behind = formatting.list_words(names) or _("the pillars of the group")
    if rules.decision_rule == DecisionRule.QUALIFIED:
        share = formatting.percent(rules.pillar_share, 0)
        return _(
            "by agreement of %(share)s of the seats of each pillar: %(pillars)s"
        ) % {
            "share": share,
            "pillars": behind,
        }
    return _(
        "by consensus: a proposal is adopted when no founded objection stands, and these "
        "are behind it: %(pillars)s"
    ) % {"pillars": behind}


def quorum(rules: Rules, group: Group) -> str:
    parts = [
        ngettext("%(n)s seat of %(pillar)s", "%(n)s seats of %(pillar)s", asked.quorum)
        % {"n": asked.quorum, "pillar": asked.pillar}
        for asked in rules.pillars
        if asked.is_required
    ]
    return formatting.list_words(parts) or _("one seat of each pillar")


def when_short(rules: Rules, group: Group) -> str:
    match rules.when_short:
        case WhenShort.AD_REFERENDUM:
            return _("the session decides ad referendum of that pillar")
        case WhenShort.NONE:
            return _("nothing is put to a decision")
    return _("the session informs and discusses, and decides nothing")


def observers(rules: Rules, group: Group) -> str:
    if rules.observers == ObserverRight.LISTEN:
        return _("listen, and do not decide")
    return _("have a voice, and do not decide")


def chair(rules: Rules, group: Group) -> str:
    match rules.chair:
        case Chair.TURNS:
            return _("one pillar at a time, in turn")
        case Chair.SECRETARIAT:
            return _("the technical secretariat")
    return _("the coordination")


def term(rules: Rules, group: Group) -> str:
    months = rules.term_months
    if not months:
        return _("until its organisation names somebody else")
    if months % 12:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    years = months // 12
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def sessions(rules: Rules, group: Group) -> str:
    count = rules.sessions_a_year
    words = ngettext("%(n)s ordinary session", "%(n)s ordinary sessions", count)
    return words % {"n": count}


def default_regime(rules: Rules, group: Group) -> str:
    match rules.default_regime:
        case Regime.NO_ATTRIBUTION:
            return pgettext("confidentiality rule", "no attribution")
        case Regime.CHATHAM:
            return pgettext("confidentiality rule", "the Chatham House Rule")
        case Regime.SEALED:
            return pgettext(
                "confidentiality rule", "sealed, for the persons named only"
            )
    return pgettext("confidentiality rule", "open")


def silence(rules: Rules, group: Group) -> str:
    if rules.silence_is_no_objection:
        return _("is no objection of an organisation that accepted that in writing")
    return _("is no answer")


WORDS = (
    RuleWord("grupo", "group", lambda rules, group: str(group.name)),
    RuleWord("pilares", "pillars", pillars),
    RuleWord("regla de decisión", "decision rule", decision),
    RuleWord("quórum", "quorum", quorum),
    RuleWord("si falta un pilar", "if a pillar is missing", when_short),
    RuleWord("derecho de observadores", "right of observers", observers),
    RuleWord("quién dirige", "who leads", chair),
    RuleWord("sesiones al año", "sessions in a year", sessions),
    RuleWord("mandato", "term", term),
    RuleWord("regla de reserva", "confidentiality rule", default_regime),
    RuleWord(
        "plazo de convocatoria",
        "convening time",
        lambda rules, group: days(rules.convene_days, rules.day_unit),
    ),
    RuleWord(
        "plazo para observar",
        "time to observe",
        lambda rules, group: days(rules.observe_days, rules.day_unit),
    ),
    RuleWord(
        "plazo de consulta",
        "time of a written round",
        lambda rules, group: days(rules.round_days, rules.day_unit),
    ),
    RuleWord(
        "plazo para ratificar",
        "time to ratify",
        lambda rules, group: days(rules.ratify_days, rules.day_unit),
    ),
    RuleWord("silencio", "silence", silence),
)
BY_NAME = {sort_key(name): word for word in WORDS for name in (word.es, word.en)}

_COUNTED = (
    r"d[ií]as?|semanas?|meses|mes|años?|representaci(?:ón|ones)|sesiones"
    r"|days?|weeks?|months?|years?|seats?|sessions|working|ordinary|ordinarias"
)
_SPELT = (
    "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte"
    "|treinta|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    "|thirty"
)
_TYPED = re.compile(rf"\b(?:\d+|{_SPELT})\s+(?:{_COUNTED})\b|\b\d+\s?%", re.IGNORECASE)


def typed_numbers(text: str) -> list[str]:
    """Return counts that somebody typed, where a rule may say another."""
    return [match.group() for match in _TYPED.finditer(MARK.sub("", text))]
