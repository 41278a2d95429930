"""Who is not yet at the table, how far we got, and who wrote of their own accord."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Classified, Organisation, Pillar
from rimay.groups.models.organisations import Subtype
from rimay.groups.rules import SECRETARIAT, kept_by


class Stage(models.TextChoices):
    """From a name on a list to a seat; the order is the pipeline's."""

    IDENTIFIED = "identified", _("identified")
    APPROACHED = "approached", _("approached")
    INTERESTED = "interested", _("interested")
    COMMITTED = "committed", _("committed")
    LETTER = "letter", _("letter received")
    MEMBER = "member", _("member")
    DECLINED = "declined", _("declined")


class WithoutReason(ValueError):
    """A prospect does not decline without a reason written down."""


class Prospect(Classified):
    """An organisation, or a kind of actor, that the group wants at the table.

    What is known of "further companies" stands as a kind of actor: it is never counted
    as an organisation approached.
    """

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT
    SEARCH = ("name", "reason", "next_step")

    name = TranslatedField(_("name"))
    sort_es = SortKeyField(source="name", language="es")
    sort_en = SortKeyField(source="name", language="en")
    is_kind_of_actor = models.BooleanField(
        _("a kind of actor, not one organisation"), default=False
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prospects",
        verbose_name=_("organisation"),
        help_text=_("once it is among the organisations"),
    )
    pillar = models.ForeignKey(
        Pillar,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pillar"),
    )
    subtype = models.CharField(
        _("kind of organisation"), max_length=30, choices=Subtype, blank=True
    )
    reason = TranslatedField(_("why this one"), blank=True)
    champion = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("member that approaches it"),
    )
    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage, default=Stage.IDENTIFIED
    )
    declined_reason = models.CharField(
        _("reason, where declined"), max_length=300, blank=True
    )
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = PartialDateField(_("when"))

    class Meta(Classified.Meta):
        verbose_name = _("organisation to win")
        verbose_name_plural = _("outreach")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="prospect_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="prospect_list_en",
            ),
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(stage=Stage.DECLINED) | ~Q(declined_reason=""),
                name="prospect_declined_says_why",
                violation_error_message=_("Say why it declined."),
            ),
            models.CheckConstraint(
                condition=Q(is_kind_of_actor=False) | Q(organisation__isnull=True),
                name="prospect_is_an_organisation_or_a_kind",
                violation_error_message=_(
                    "A kind of actor cannot be one organisation as well."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    def move(self, stage: Stage, declined_reason: str) -> None:
        """Stand here from now on. Raises WithoutReason when it declines for none."""
        if stage == Stage.DECLINED and not declined_reason.strip():
            raise WithoutReason
        self.stage = stage
        self.declined_reason = (
            declined_reason.strip() if stage == Stage.DECLINED else ""
        )


class Channel(models.TextChoices):
    MEETING = "meeting", _("meeting")
    TELEPHONE = "telephone", _("telephone")
    MESSAGE = "message", _("message")
    EMAIL = "email", _("e-mail")
    LETTER = "letter", _("letter")
    EVENT = "event", _("at an event")
    FORM = "form", _("public form")


class OutreachContact(Classified):
    """One contact with a prospect: what was said and given, and what comes next."""

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT
    CLASS_FROM = "prospect"
    SEARCH = ("said", "given", "outcome")
    NAMED_AFTER = ("prospect",)

    prospect = models.ForeignKey(
        Prospect, models.CASCADE, related_name="contacts", verbose_name=_("prospect")
    )
    held_on = PartialDateField(_("date"))
    channel = models.CharField(_("how"), max_length=12, choices=Channel, blank=True)
    who = models.CharField(_("who spoke with whom"), max_length=200, blank=True)
    said = models.TextField(_("what was said"), blank=True)
    given = models.CharField(_("what was given"), max_length=300, blank=True)
    next_step = models.CharField(_("next step"), max_length=200, blank=True)
    next_on = PartialDateField(_("when"))
    outcome = models.CharField(_("outcome"), max_length=200, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("outreach contact")
        verbose_name_plural = _("outreach contacts")
        indexes = [
            models.Index(
                fields=["group", "held_on", "id", "access_class", "access_pillar"],
                name="outreach_contact_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.prospect}, {self.held_on or self.get_channel_display()}"


class Wish(models.TextChoices):
    TAKE_PART = "take_part", _("take part in the group")
    ASK = "ask", _("ask something")
    OTHER = "other", _("something else")


class MessageState(models.TextChoices):
    NEW = "new", _("new")
    ANSWERED = "answered", _("answered")
    SET_ASIDE = "set_aside", _("set aside")


class PublicMessage(Classified):
    """What somebody wrote through the public page. The secretariat's alone."""

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT

    name = models.CharField(_("name"), max_length=160)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    contact = models.CharField(_("how to reach them"), max_length=160, blank=True)
    wish = models.CharField(_("wishes to"), max_length=10, choices=Wish)
    message = models.TextField(_("message"))
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(
        _("state"), max_length=10, choices=MessageState, default=MessageState.NEW
    )
    answer = models.TextField(_("what was answered, and how"), blank=True)
    prospect = models.ForeignKey(
        Prospect,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("prospect"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("message from the public page")
        verbose_name_plural = _("messages from the public page")
        indexes = [
            models.Index(
                fields=["group", "received_at", "id", "access_class"],
                name="public_message_list",
            )
        ]

    def __str__(self) -> str:
        return self.name
