"""Places with the codes that each scheme gives them, and days that are not worked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models.classified import Classified


class PlaceKind(models.TextChoices):
    REGION = "region", _("region")
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    TOWN = "town", _("town")


class Place(Classified):
    """A place of the group's scope; codes are text, each with its scheme.

    Schemes differ for one place: Cusco is 08 for INEI and 07 for RENIEC.
    """

    SEARCH = ("name",)

    name = TranslatedField(_("name"))
    sort_es = SortKeyField(source="name", language="es")
    sort_en = SortKeyField(source="name", language="en")
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("part of")
    )
    codes = models.JSONField(
        _("codes"), default=dict, blank=True, help_text=_("scheme=code; scheme=code")
    )
    in_scope = models.BooleanField(_("region of the group"), default=True)
    is_seat = models.BooleanField(_("seat of the group"), default=False)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class"], name="place_list_es"
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class"], name="place_list_en"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def iso(self) -> str:
        """The code of ISO 3166-2, by any of the names that people give the scheme."""
        held: dict[str, str] = self.codes or {}
        return next((code for scheme, code in held.items() if _is_iso(scheme)), "")

    @property
    def outline_code(self) -> str:
        """What its outline is found by: the ISO code, else the first that it has."""
        return self.iso or next(iter((self.codes or {}).values()), "")


def _is_iso(scheme: str) -> bool:
    return scheme.strip().upper().startswith("ISO")


class Holiday(Classified):
    """A day that the group does not count as worked, or counts although it is shipped."""

    SEARCH = ("name",)

    day = models.DateField(_("day"))
    name = TranslatedField(_("name"))
    region = models.CharField(_("only in the region"), max_length=20, blank=True)
    is_worked = models.BooleanField(_("is worked after all"), default=False)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "day", "id", "access_class"], name="holiday_list"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)
