"""What was reported on agreements: progress, evidence, obstacles, new dates."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.dates import PartialDateField
from rimay.dialogue.models.agreements import Agreement, AgreementStatus
from rimay.groups.models import Classified, Organisation


def drawer(row: "AgreementUpdate", name: str) -> str:
    """Return where a file is kept: its name tells nothing, and cannot be guessed."""
    return f"dialogue/{uuid.uuid4().hex}"


class DateState(models.TextChoices):
    ASKED = "asked", _("asked for")
    GIVEN = "given", _("given")
    REFUSED = "refused", pgettext_lazy("new date", "refused")


class AgreementUpdate(Classified):
    """What somebody reported on an agreement; the history stays."""

    CLASS_FROM = "agreement"
    SEARCH = ("text",)

    agreement = models.ForeignKey(
        Agreement,
        models.CASCADE,
        related_name="updates",
        verbose_name=_("agreement"),
    )
    reported_on = PartialDateField(_("reported on"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_updates",
        verbose_name=_("who reports"),
    )
    text = models.TextField(_("what happened"))
    status = models.CharField(
        _("status since then"), max_length=15, choices=AgreementStatus, blank=True
    )
    obstacle = models.CharField(_("obstacle"), max_length=300, blank=True)
    new_due_on = PartialDateField(_("new date asked for"))
    new_due_state = models.CharField(
        _("the new date"), max_length=10, choices=DateState, blank=True
    )
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    file = models.FileField(
        _("photograph or document"),
        upload_to=drawer,
        max_length=120,
        blank=True,
        editable=False,
    )
    file_name = models.CharField(
        _("name of the file"), max_length=160, blank=True, editable=False
    )

    class Meta(Classified.Meta):
        verbose_name = _("report on an agreement")
        verbose_name_plural = _("reports on agreements")
        indexes = [
            models.Index(
                fields=["group", "reported_on", "id", "access_class", "access_pillar"],
                name="agreement_update_list",
            )
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:77].rstrip()}…"
