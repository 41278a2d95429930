"""What the group chose to talk about, and how each seat ranks it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Classified, Membership
from rimay.groups.roles import SEATS
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule


class TopicState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    CHOSEN = "chosen", _("chosen")
    CLOSED = "closed", pgettext_lazy("topic", "closed")


class Topic(Classified):
    """A topic with its rank, once the group prioritised it."""

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("create", SEATS),
        Rule("merge", SECRETARIAT),
    )
    SEARCH = ("title", "root_cause", "raised_in")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    root_cause = models.CharField(_("kind of root cause"), max_length=120, blank=True)
    raised_in = models.CharField(
        _("where it came up"),
        max_length=200,
        blank=True,
        help_text=_("the study, event or session"),
    )
    adopted_on = PartialDateField(_("adopted on"))
    state = models.CharField(
        _("state"), max_length=10, choices=TopicState, default=TopicState.CHOSEN
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name=_("merged into"),
        editable=False,
    )

    class Meta(Classified.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="topic_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="topic_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Ranking(Classified):
    """A round in which each seat ranks the topics, by order or by dots.

    Shown, `result` holds orders only, never scores: the common order, that of a pillar
    where it may be shown, and which topics the pillars see differently.
    """

    class Method(models.TextChoices):
        ORDER = "order", _("each seat puts them in order")
        DOTS = "dots", _("each seat gives dots")

    class State(models.TextChoices):
        DRAFT = "draft", _("in preparation")
        OPEN = "open", pgettext_lazy("ranking", "open")
        SHOWN = "shown", _("shown")

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("decide", SECRETARIAT),
        Rule("answer", SEATS),
    )
    DEFAULT_CLASS = Class.GROUP

    title = TranslatedField(_("title"))
    method = models.CharField(
        _("how"), max_length=10, choices=Method, default=Method.ORDER
    )
    dots = models.PositiveSmallIntegerField(_("dots for each seat"), default=5)
    topics = models.ManyToManyField(Topic, blank=True, related_name="rankings")
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT
    )
    shown_on = models.DateField(_("shown on"), null=True, blank=True, editable=False)
    result = models.JSONField(default=dict, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("ranking of topics")
        verbose_name_plural = _("rankings of topics")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="ranking_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_locked(self) -> bool:
        return self.state != self.State.DRAFT


class Ballot(Classified):
    """How one seat ranks: {topic id: place or dots}. Gone once the result is shown."""

    RULES = (Rule("change", SEATS),)
    DEFAULT_CLASS = Class.SEALED

    ranking = models.ForeignKey(Ranking, models.CASCADE, related_name="ballots")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    marks = models.JSONField(default=dict)

    class Meta(Classified.Meta):
        verbose_name = _("ranking by a seat")
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "ranking", "membership", name="one_living_ballot_per_seat"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ranking)

    @property
    def is_said_anew(self) -> bool:
        return self.ranking.state == Ranking.State.OPEN
