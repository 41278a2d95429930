"""People who took part: counted once as participants, and once per event."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.text import SortKeyField
from rimay.groups.models import Organisation, Person, Pillar, Place
from rimay.groups.models.organisations import Subtype
from rimay.groups.models.people import Sex
from rimay.training.models.events import Event, OfAnEvent

if TYPE_CHECKING:
    PillarColumn = models.ForeignKey[Pillar | None, Pillar | None]
    SubtypeColumn = models.CharField[str, str]
else:
    PillarColumn, SubtypeColumn = models.ForeignKey, models.CharField


class PillarThen(PillarColumn):
    """The pillar of a participant: where none is given, their organisation's.

    A copy, so that a list of 10,000 filters without a join, and so that an organisation
    that changes sides later does not change who was trained.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        held = getattr(model_instance, self.attname)
        organisation = getattr(model_instance, "organisation", None)
        if held is None and organisation is not None:
            setattr(model_instance, self.attname, organisation.pillar_id)
        return super().pre_save(model_instance, add)


class SubtypeThen(SubtypeColumn):
    """The kind of a participant's institution, copied as the pillar is."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        organisation = getattr(model_instance, "organisation", None)
        if not getattr(model_instance, self.attname) and organisation is not None:
            setattr(model_instance, self.attname, organisation.subtype)
        return super().pre_save(model_instance, add)


class RankBand(models.TextChoices):
    """Bands, not ranks: a rank with a unit and a year names a person."""

    SENIOR_OFFICER = "senior_officer", _("senior officer")
    OFFICER = "officer", _("officer")
    NON_COMMISSIONED = "non_commissioned", _("non-commissioned officer")
    HEAD = "head", _("head or manager")
    STAFF = "staff", _("staff")
    LEADER = "leader", _("community leader")


class Participant(OfAnEvent):
    """A person as the trainings know them, once however often they came.

    Under a name or under a private code; each field but that may be refused. The event
    at which they were registered says whose team reads them.
    """

    SEARCH = ("name", "code", "institution", "unit")

    event = models.ForeignKey(
        Event,
        models.PROTECT,
        related_name="registered",
        verbose_name=_("first registered at"),
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("surnames first: Apaza Condori, Julia"),
    )
    code = models.CharField(
        _("private code"),
        max_length=40,
        blank=True,
        help_text=_("where the person gives no name"),
    )
    sort = SortKeyField(source="shown_as")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trainings",
        verbose_name=_("person of the group"),
    )
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("organisation"),
    )
    institution = models.CharField(
        _("institution, in words"),
        max_length=160,
        blank=True,
        help_text=_("where it is not among the organisations"),
    )
    subtype = SubtypeThen(
        _("kind of organisation"), max_length=30, choices=Subtype, blank=True
    )
    pillar = PillarThen(
        Pillar,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pillar"),
    )
    unit = models.CharField(_("unit"), max_length=160, blank=True)
    rank = models.CharField(_("rank band"), max_length=20, choices=RankBand, blank=True)
    region = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("region"),
    )

    class Meta(OfAnEvent.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        indexes = [
            models.Index(
                fields=["group", "sort", "id", "access_class", "access_circle"],
                name="participant_list",
            ),
            # Of those that a search found, which are to be read.
            models.Index(
                fields=["group", "id", "access_class", "access_circle"],
                name="participant_found",
            ),
            models.Index(
                fields=["group", "pillar", "sort", "id"], name="participant_of_pillar"
            ),
            models.Index(
                fields=["group", "region", "sort", "id"], name="participant_of_region"
            ),
        ]
        constraints = [
            *OfAnEvent.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(code=""),
                name="participant_has_a_name_or_a_code",
                violation_error_message=_("Write a name, or a private code."),
            ),
            models.UniqueConstraint(
                "group",
                "person",
                name="participant_once_for_a_person",
                violation_error_message=_(
                    "This person is already among the participants."
                ),
            ),
            models.UniqueConstraint(
                "group",
                "code",
                condition=~Q(code=""),
                name="participant_once_for_a_code",
                violation_error_message=_("Another participant has this code."),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_as

    @property
    def shown_as(self) -> str:
        return self.name or self.code

    @property
    def from_where(self) -> str:
        """The institution in words, whether or not it is one of the organisations."""
        return str(self.organisation) if self.organisation else self.institution


class Attended(models.TextChoices):
    PARTICIPANT = "participant", _("participant")
    TRAINER = "trainer", _("trainer")
    FACILITATOR = "facilitator", _("facilitator")


class Participation(OfAnEvent):
    """One person at one event: an attendance. Counted apart from persons."""

    NAMED_AFTER = ("participant", "event")

    participant = models.ForeignKey(
        Participant,
        models.CASCADE,
        related_name="participations",
        verbose_name=_("participant"),
    )
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("event"),
    )
    role = models.CharField(
        _("role"), max_length=12, choices=Attended, default=Attended.PARTICIPANT
    )
    sessions_attended = models.PositiveSmallIntegerField(
        _("sessions attended"), null=True, blank=True
    )

    class Meta(OfAnEvent.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_circle"],
                name="participation_list",
            )
        ]
        constraints = [
            *OfAnEvent.Meta.constraints,
            models.UniqueConstraint(
                "event",
                "participant",
                name="one_attendance_per_person_and_event",
                violation_error_message=_(
                    "This person is already on the list of this event."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.event}"
