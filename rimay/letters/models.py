"""Letters that went out and came in, and what became of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.groups.models import Classified, Organisation, Person, Post
from rimay.groups.rules import SECRETARIAT, kept_by


class Direction(models.TextChoices):
    OUT = "out", _("sent")
    IN = "in", _("received")


class LetterKind(models.TextChoices):
    LETTER = "letter", _("letter")
    OFFICIAL = "official", _("official letter")
    OFFICIAL_MANY = "official_many", _("official letter to several")
    MEMORANDUM = "memorandum", _("memorandum")


class Delivery(models.TextChoices):
    DESK = "desk", _("at the desk, with receipt")
    HAND = "hand", _("by hand")
    EMAIL = "email", _("by e-mail")
    MESSENGER = "messenger", _("by messenger")
    POST = "post", _("by post")


class Letter(Classified):
    """One letter: who signed it, to whom, how it was delivered, and its answer.

    `organisation` and `post` are the other side: addressee of what was sent, sender of
    what was received.
    """

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT
    SEARCH = ("number", "subject", "signatory", "correspondent", "file_number")

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    kind = models.CharField(
        _("kind of letter"),
        max_length=15,
        choices=LetterKind,
        default=LetterKind.LETTER,
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    series = models.CharField(
        _("series"),
        max_length=80,
        blank=True,
        help_text=_("of whose letters, and year"),
    )
    dated_on = PartialDateField(_("date"))
    subject = models.CharField(_("subject"), max_length=300)
    signatory = models.CharField(_("signed by"), max_length=200, blank=True)
    signed_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("signed by, as a person here"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("to or from the organisation"),
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("to or from the post"),
    )
    correspondent = models.CharField(
        _("to or from, in words"),
        max_length=200,
        blank=True,
        help_text=_("where the organisation is not among the records"),
    )
    delivery = models.CharField(
        _("delivered how"), max_length=10, choices=Delivery, blank=True
    )
    delivered_on = PartialDateField(_("delivered on"))
    file_number = models.CharField(
        _("file number of the other side"), max_length=80, blank=True
    )
    answer_due = models.DateField(_("answer expected by"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answered by the letter"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                fields=["group", "dated_on", "id", "access_class", "access_pillar"],
                name="letter_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject}" if self.number else self.subject
