"""What carries the group: grants with their amendments, and its members' own part."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.groups.models import Classified, Organisation


class Grant(Classified):
    """Money from a donor for a period; the amount only where somebody said it."""

    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("title", "purpose", "donor_words", "fund")

    title = TranslatedField(_("title"))
    donor = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants_given",
        verbose_name=_("donor"),
    )
    donor_words = models.CharField(_("donor, in words"), max_length=200, blank=True)
    fund = models.CharField(_("fund"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants_implemented",
        verbose_name=_("implementing partner"),
    )
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until"))
    number = models.CharField(_("agreement number"), max_length=80, blank=True)
    purpose = TranslatedField(_("what for"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        indexes = [
            models.Index(
                fields=["group", "starts_on", "id", "access_class", "access_pillar"],
                name="grant_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount=None) | ~Q(currency=""),
                name="grant_amount_names_its_currency",
                violation_error_message=_("An amount needs its currency."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="grant_amount_is_not_negative",
                violation_error_message=_("An amount cannot be less than nothing."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class AmendmentKind(models.TextChoices):
    NO_COST = "no_cost", _("extension without further money")
    COSTED = "costed", _("extension with further money")
    TOP_UP = "top_up", _("further money")
    REALLOCATION = "reallocation", _("money moved between lines")


EXTENSIONS = (AmendmentKind.NO_COST, AmendmentKind.COSTED)


class Amendment(Classified):
    """A change of a grant: longer, more, or otherwise divided."""

    CLASS_FROM = "grant"
    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("purpose", "money_from")

    grant = models.ForeignKey(
        Grant, models.CASCADE, related_name="amendments", verbose_name=_("grant")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=AmendmentKind)
    months = models.PositiveSmallIntegerField(_("months more"), null=True, blank=True)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    purpose = TranslatedField(_("what for"), blank=True)
    money_from = models.CharField(_("money from"), max_length=200, blank=True)
    agreed_on = PartialDateField(_("date"))

    class Meta(Classified.Meta):
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments of grants")
        indexes = [
            models.Index(
                fields=["group", "agreed_on", "id", "access_class", "access_pillar"],
                name="amendment_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(amount=None) | ~Q(currency=""),
                name="amendment_amount_names_its_currency",
                violation_error_message=_("An amount needs its currency."),
            ),
        ]

    def __str__(self) -> str:
        if self.months:
            more = ngettext("%(n)s more month", "%(n)s more months", self.months)
            return f"{self.get_kind_display()} ({more % {'n': self.months}})"
        return self.get_kind_display()


class ContributionKind(models.TextChoices):
    CASH = "cash", _("money")
    TIME = "time", _("working time")
    VENUE = "venue", _("venue")
    TRANSPORT = "transport", _("transport")
    CATERING = "catering", _("catering")
    EXPERTISE = "expertise", _("expertise")
    MATERIALS = "materials", _("materials")


class Contribution(Classified):
    """What a member gives the group, in money or in kind; pledged, then received."""

    DEFAULT_CLASS = Class.MEMBERS
    SEARCH = ("description", "activity")
    NAMED_AFTER = ("organisation",)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="contributions",
        verbose_name=_("contributed by"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ContributionKind)
    description = TranslatedField(_("what"), blank=True)
    quantity = models.DecimalField(
        _("quantity"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    value = models.DecimalField(
        _("value"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    valued_by = models.CharField(
        _("how the value was found"),
        max_length=200,
        blank=True,
        help_text=_("receipt, market price, hours at a rate"),
    )
    pledged_on = PartialDateField(_("pledged on"))
    received_on = PartialDateField(_("received on"))
    activity = models.CharField(_("for which activity"), max_length=200, blank=True)
    acknowledged = models.BooleanField(_("acknowledged in public"), default=False)
    letter = models.CharField(_("letter or receipt"), max_length=120, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [
            models.Index(
                fields=["group", "received_on", "id", "access_class", "access_pillar"],
                name="contribution_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(value=None) | (~Q(currency="") & Q(value__gte=0)),
                name="contribution_value_names_its_currency",
                violation_error_message=_(
                    "A value needs its currency, and cannot be less than nothing."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"

    @property
    def is_received(self) -> bool:
        """Return whether it came: a day still to come is only hoped for."""
        came = self.received_on
        return came is not None and came.earliest <= clock.today()
