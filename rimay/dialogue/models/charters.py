"""The charter and the rules of confidentiality, version by version, article by article."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from rimay.core import clock
from rimay.core.classes import Class, Regime
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.dialogue.models.agreements import Agreement
from rimay.groups.models import Classified, Group, Office, SeatHolder
from rimay.groups.roles import INSIDE, SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule

# Who has to acknowledge a text must be able to read it, observers too.
READ_BY_ALL = (Class.GROUP, Class.PUBLIC)


class CharterKind(models.TextChoices):
    CHARTER = "charter", _("charter")
    CONFIDENTIALITY = "confidentiality", _("rules of confidentiality")


class CharterState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


class DecisionRule(models.TextChoices):
    CONSENSUS = "consensus", _("consensus: no objection stands, each pillar is behind")
    QUALIFIED = "qualified", _("a share of the seats of each pillar agrees")


class WhenShort(models.TextChoices):
    """What a session may do while a required pillar is vacant or unconfirmed."""

    INFORMATIVE = "informative", _("it informs and discusses, and decides nothing")
    AD_REFERENDUM = "ad_referendum", _("it decides ad referendum of that pillar")
    NONE = "none", _("it puts nothing to a decision")


class DayUnit(models.TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class ObserverRight(models.TextChoices):
    VOICE = "voice", _("observers have a voice")
    LISTEN = "listen", _("observers listen")


class Chair(models.TextChoices):
    COORDINATION = "coordination", _("who coordinates the group")
    TURNS = "turns", _("the pillars, one after the other")
    SECRETARIAT = "secretariat", _("the technical secretariat")


class Charter(Classified):
    """One version of the charter or of the confidentiality rules; each is a row.

    The rules that the software reads (`decision_rule` and so on) are columns of it,
    with the defaults of a group that has no charter yet. Adopted, the text is locked.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("acknowledge", INSIDE),
        Rule("comment", SEATS | SECRETARIAT | {Role.COORDINATOR}),
        Rule("adopt", SECRETARIAT),
    )
    SEARCH = ("title", "text")

    kind = models.CharField(
        _("kind of text"),
        max_length=20,
        choices=CharterKind,
        default=CharterKind.CHARTER,
    )
    title = TranslatedField(_("title"))
    edition = models.CharField(_("version"), max_length=20, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CharterState, default=CharterState.DRAFT
    )
    adopted_on = PartialDateField(_("adopted on"))
    adopted_by = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_charters",
        verbose_name=_("adopted by the agreement"),
    )
    text = TranslatedField(_("text"), blank=True)
    decision_rule = models.CharField(
        _("how the group decides"),
        max_length=12,
        choices=DecisionRule,
        default=DecisionRule.CONSENSUS,
    )
    pillar_share = models.PositiveSmallIntegerField(
        _("share of each pillar that agrees, in per cent"), default=67
    )
    when_short = models.CharField(
        _("while the seats of a required pillar are vacant or unconfirmed"),
        max_length=15,
        choices=WhenShort,
        default=WhenShort.INFORMATIVE,
    )
    observers = models.CharField(
        _("observers"),
        max_length=10,
        choices=ObserverRight,
        default=ObserverRight.VOICE,
    )
    chair = models.CharField(
        _("who leads the sessions"),
        max_length=15,
        choices=Chair,
        default=Chair.COORDINATION,
    )
    sessions_a_year = models.PositiveSmallIntegerField(
        _("ordinary sessions in a year"), default=4
    )
    term_months = models.PositiveSmallIntegerField(
        _("months that a designation lasts"),
        default=0,
        help_text=_("0 where it lasts until the organisation names somebody else"),
    )
    default_regime = models.CharField(
        _("confidentiality rule where nothing else is said"),
        max_length=20,
        choices=Regime,
        default=Regime.OPEN,
    )
    convene_days = models.PositiveSmallIntegerField(
        _("days between convening and session"), default=5
    )
    observe_days = models.PositiveSmallIntegerField(
        _("days to observe the minutes"), default=5
    )
    round_days = models.PositiveSmallIntegerField(
        _("days of a written round"), default=10
    )
    ratify_days = models.PositiveSmallIntegerField(
        _("days to ratify what was adopted ad referendum"), default=30
    )
    day_unit = models.CharField(
        _("deadlines count in"),
        max_length=10,
        choices=DayUnit,
        default=DayUnit.WORKING,
    )
    silence_is_no_objection = models.BooleanField(
        _("in a written round, silence is no objection of who accepted that"),
        default=False,
    )

    class Meta(Classified.Meta):
        verbose_name = _("charter")
        verbose_name_plural = _("charter and rules")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="charter_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(pillar_share__gte=1, pillar_share__lte=100),
                name="share_is_per_cent",
                violation_error_message=_("A share is between 1 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}".strip()

    @property
    def is_locked(self) -> bool:
        return self.state != CharterState.DRAFT

    @property
    def is_in_force(self) -> bool:
        return self.state == CharterState.ADOPTED

    def refused_from_file(self, standing: Classified | None) -> tuple[str, str]:
        """A draft is adopted on its page, which checks it and records the decision; a
        file brings what was adopted before, where nothing is in force here.
        """
        if not self.is_locked:
            return "", ""
        if isinstance(standing, Charter) and not standing.is_locked:
            words = _now(
                "This version is a draft here. It is adopted on its own page, which checks "
                "it first and records the decision. Write “%(draft)s”."
            )
            return "state", words % {"draft": CharterState.DRAFT.label}
        if standing is not None or not self.is_in_force:
            return "", ""
        if self.access_class not in READ_BY_ALL:
            words = _now(
                "Everybody of the group has to acknowledge it, so everybody has to read "
                "it. Write “%(group)s” or “%(public)s”."
            )
            labels = {"group": Class.GROUP.label, "public": Class.PUBLIC.label}
            return "reads", words % labels
        held = Charter.objects.filter(group=self.group_id, state=CharterState.ADOPTED)
        if held.filter(kind=self.kind).exists():
            words = _now(
                "A version is in force here already. Write “%(draft)s” and adopt it on "
                "its page, or “%(replaced)s” if it is an earlier one."
            )
            names = ("draft", CharterState.DRAFT), ("replaced", CharterState.REPLACED)
            return "state", words % {name: state.label for name, state in names}
        return "", ""

    def settle(self) -> None:
        """A text that came in force, or left it, moves the gate."""
        if self.is_locked:
            renew_pledges(self.group_id)


def texts_in_force(group_id: int) -> list[Charter]:
    """Return the adopted charter and the adopted rules of confidentiality, if any."""
    rows = Charter.objects.filter(group_id=group_id, state=CharterState.ADOPTED)
    newest: dict[str, Charter] = {}
    for row in rows.order_by("-adopted_on", "-id"):
        newest.setdefault(row.kind, row)
    return [newest[kind] for kind in CharterKind.values if kind in newest]


def renew_pledges(group_id: int, people: Iterable[int] | None = None) -> None:
    """Bring `pledged_on` in step, for everybody of a group or for some of its people.

    Derived from the acknowledgements, and kept on each term because access reads it
    with every request. Passing the gate asks for each text in force, so adopting a new
    one closes it again.
    """
    texts = {text.pk for text in texts_in_force(group_id)}
    groups = Group.objects.filter(pk=group_id).exclude(asks_pledge=bool(texts))
    groups.update(asks_pledge=bool(texts))
    given = _given(texts)
    terms: list[SeatHolder | Office] = [
        *SeatHolder.objects.filter(group_id=group_id),
        *Office.objects.filter(group_id=group_id),
    ]
    asked = None if people is None else set(people)
    for term in terms:
        day = given.get(term.person_id)
        if (asked is None or term.person_id in asked) and term.pledged_on != day:
            term.pledged_on = day
            term.save(update_fields=["pledged_on"])


def _given(texts: set[int]) -> dict[int, date]:
    """Return since when each person has acknowledged all of these texts."""
    rows = Charter.objects.filter(pk__in=texts).exclude(acknowledgements=None)
    pairs = rows.values_list(
        "pk", "acknowledgements__person", "acknowledgements__given_on"
    )
    held: dict[int, dict[int, date]] = {}
    for text, person, given_on in pairs:
        day = given_on.earliest if given_on else clock.today()
        held.setdefault(person, {}).setdefault(text, day)
    return {
        person: max(days.values())
        for person, days in held.items()
        if set(days) == texts
    }
