"""Organisations and the posts that people hold in them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models.classified import Classified
from rimay.groups.models.group import Pillar


class Subtype(models.TextChoices):
    MINISTRY = "ministry", _("ministry")
    REGIONAL_GOVERNMENT = "regional_government", _("regional government")
    POLICE = "police", _("police")
    STATE_BODY = "state_body", _("other state body")
    COMPANY = "company", _("extractive company")
    GUILD = "guild", _("guild")
    PRIVATE_SECURITY = "private_security", _("private security company")
    CSO = "cso", _("civil society organisation")
    COMMUNITY = "community", _("community organisation")
    ACADEMIA = "academia", _("academia")
    EMBASSY = "embassy", _("embassy")
    INTERNATIONAL = "international", _("international organisation")
    MEDIA = "media", _("media")
    OTHER = "other", _("other")


class VpiStatus(models.TextChoices):
    UNKNOWN = "", _("not known")
    NOT_MEMBER = "not_member", _("not a member")
    ENGAGED = "engaged", _("engaged")
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")


class Organisation(Classified):
    """An organisation as one group knows it.

    `identity` links the same organisation across groups without either group seeing
    the other's record.
    """

    SEARCH = ("name", "short_name", "subtype")

    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    name = TranslatedField(_("name"))
    sort_es = SortKeyField(source="name", language="es")
    sort_en = SortKeyField(source="name", language="en")
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    pillar = models.ForeignKey(
        Pillar, models.PROTECT, null=True, blank=True, verbose_name=_("pillar")
    )
    subtype = models.CharField(
        _("kind of organisation"), max_length=30, choices=Subtype, blank=True
    )
    country = models.CharField(_("country"), max_length=2, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("belongs to")
    )
    vpi_status = models.CharField(
        _("in the Voluntary Principles Initiative"),
        max_length=20,
        choices=VpiStatus,
        blank=True,
    )
    vpi_as_of = PartialDateField(_("as of"))
    identifier = models.CharField(
        _("identifier"),
        max_length=80,
        blank=True,
        help_text=_("with its scheme, such as PE-RUC-20100000001"),
    )
    last_verified = PartialDateField(_("last verified"))

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="organisation_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="organisation_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def short(self) -> str:
        return self.short_name or str(self.name)


class Post(Classified):
    """A post of an organisation: it stays while the people in it change."""

    SEARCH = ("title", "unit")

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="posts",
        verbose_name=_("organisation"),
    )
    title = TranslatedField(_("title"))
    unit = models.CharField(_("unit"), max_length=160, blank=True)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="post_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)
