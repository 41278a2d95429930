"""A group, its pillars, and the circles of people that rows can be shown to."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Basis, Regime
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField


class Level(models.TextChoices):
    NATIONAL = "national", _("national")
    REGIONAL = "regional", _("regional")
    LOCAL = "local", _("local")


class Status(models.TextChoices):
    SCOPING = "scoping", _("scoping")
    FOUNDING = "founding", _("founding")
    ACTIVE = "active", _("active")
    DORMANT = "dormant", _("dormant")
    CLOSED = "closed", _("closed")


class Group(models.Model):
    """A working group. Its members know it; the public only if `is_public`."""

    slug = models.SlugField(_("address"), max_length=40, unique=True)
    name = TranslatedField(_("name"))
    sort_es = SortKeyField(source="name", language="es")
    sort_en = SortKeyField(source="name", language="en")
    level = models.CharField(_("level"), max_length=20, choices=Level)
    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.SCOPING
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    country = models.CharField(_("country"), max_length=2, default="PE")
    currency = models.CharField(_("currency"), max_length=3, default="PEN")
    time_zone = models.CharField(_("time zone"), max_length=40, default="America/Lima")
    language = models.CharField(_("language"), max_length=2, default="es")
    founded_on = PartialDateField(_("founded on"))
    seat_town = models.CharField(_("seat"), max_length=120, blank=True)
    scope_name = models.CharField(_("scope"), max_length=120, blank=True)
    vision = TranslatedField(_("purpose"), blank=True)
    objectives = TranslatedField(_("objectives"), blank=True)
    limits = TranslatedField(_("what the group is not"), blank=True)
    call_instead = TranslatedField(_("whom to call instead"), blank=True)
    default_regime = models.CharField(
        _("confidentiality rule"), max_length=20, choices=Regime, default=Regime.OPEN
    )
    asks_pledge = models.BooleanField(
        _("asks newcomers to acknowledge its rules"), default=False, editable=False
    )
    basis = models.CharField(_("basis"), max_length=10, choices=Basis, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_public = models.BooleanField(_("has a public page"), default=False)
    is_fictional = models.BooleanField(_("is made up"), default=False)
    outlines = models.JSONField(_("outlines of its regions"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return f"/g/{self.slug}/"

    @property
    def group(self) -> "Group":
        """The group itself, so that it is asked about as any row is."""
        return self


class Pillar(models.Model):
    """One side of the table. The charter names it and gives it a slot of colour."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="pillars")
    key = models.SlugField(max_length=40)
    name = TranslatedField(_("name"))
    slot = models.PositiveSmallIntegerField(_("colour and weave"), default=1)
    opens_to_secretariat = models.BooleanField(
        _("the secretariat reads the pillar's room"), default=False
    )
    speaks_as_one = models.BooleanField(_("agreed to speak as one"), default=False)

    class Meta:
        ordering = ["slot", "id"]
        constraints = [
            models.UniqueConstraint("group", "key", name="one_pillar_per_key"),
            models.CheckConstraint(
                condition=models.Q(slot__gte=1, slot__lte=5),
                name="pillar_has_one_of_five_slots",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class Circle(models.Model):
    """People or organisations named together: a party, a team, or named persons.

    Parties and named persons are canonical (one circle per set in a group, found by
    `key`), so a reader is in few circles and access stays a list of literals.
    """

    class Kind(models.TextChoices):
        PARTY = "party", _("organisations")
        TEAM = "team", _("team")
        PERSONS = "persons", _("persons")

    group = models.ForeignKey(Group, models.CASCADE, related_name="circles")
    kind = models.CharField(max_length=10, choices=Kind)
    key = models.CharField(max_length=80, default=uuid.uuid4)
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "group", "kind", "key", name="one_circle_per_set_in_a_group"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class CircleMember(models.Model):
    """One organisation or one person of a circle.

    `named_as` are the places that a person held when they were named, as words of
    `queries.places_of`: once none of them is held, the circle opens nothing to them.
    """

    circle = models.ForeignKey(Circle, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(
        "groups.Organisation", models.CASCADE, null=True, blank=True
    )
    person = models.ForeignKey("groups.Person", models.CASCADE, null=True, blank=True)
    named_as = models.TextField(blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(person=None),
                name="circle_names_an_organisation_or_a_person",
            ),
            models.UniqueConstraint(
                "circle", "organisation", name="organisation_once_in_a_circle"
            ),
            models.UniqueConstraint("circle", "person", name="person_once_in_a_circle"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.person)
