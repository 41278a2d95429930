"""The charter and the rules of confidentiality, and who read and accepted them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Membership, Person
from rimay.groups.roles import INSIDE
from rimay.groups.rules import SECRETARIAT_KEEPS, Rule


class CharterKind(models.TextChoices):
    CHARTER = "charter", _("charter")
    CONFIDENTIALITY = "confidentiality", _("rules of confidentiality")


class CharterState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    REPLACED = "replaced", _("replaced")


class Charter(Classified):
    """One version of the charter or of the confidentiality rules; each is a row."""

    RULES = (*SECRETARIAT_KEEPS, Rule("acknowledge", INSIDE))
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
    text = TranslatedField(_("text"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("charter")
        verbose_name_plural = _("charter and rules")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="charter_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}".strip()


class Given(models.TextChoices):
    HERE = "here", _("signed in, here")
    SIGNED = "signed", _("signed on paper")
    LETTER = "letter", _("by letter")
    SPOKEN = "spoken", _("in person or by telephone")


class Acknowledgement(Classified):
    """A person read one version of the charter, for a seat where they hold one."""

    DEFAULT_CLASS = Class.MEMBERS
    NAMED_AFTER = ("person", "charter")

    charter = models.ForeignKey(
        Charter,
        models.PROTECT,
        related_name="acknowledgements",
        verbose_name=_("charter"),
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="acknowledgements",
        verbose_name=_("person"),
    )
    membership = models.ForeignKey(
        Membership,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledgements",
        verbose_name=_("seat"),
    )
    given_on = PartialDateField(_("acknowledged on"))
    given = models.CharField(
        _("how"), max_length=10, choices=Given, default=Given.SIGNED
    )

    class Meta(Classified.Meta):
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="acknowledgement_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "charter",
                "person",
                "membership",
                name="acknowledged_once_for_a_seat",
                violation_error_message=_(
                    "This person already acknowledged it for this seat."
                ),
            ),
            models.UniqueConstraint(
                "charter",
                "person",
                name="acknowledged_once_without_a_seat",
                condition=Q(membership=None),
                violation_error_message=_("This person already acknowledged it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.charter}"
