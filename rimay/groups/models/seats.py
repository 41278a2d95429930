"""Who sits at the table: organisations hold seats, people sit on them for a term."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core import clock
from rimay.core.dates import PartialDateField
from rimay.groups.models.classified import Classified
from rimay.groups.models.group import Pillar
from rimay.groups.models.organisations import Organisation
from rimay.groups.models.people import Person
from rimay.groups.roles import SEATS, Capacity, Role, TermEnd
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule, Within


class MembershipKind(models.TextChoices):
    FOUNDER = "founder", _("founding member")
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")
    INVITED = "invited", _("invited")
    FORMER = "former", _("former member")


WITH_SEAT = (MembershipKind.FOUNDER, MembershipKind.MEMBER)


class Membership(Classified):
    """An organisation's place in the group; its seat, where it has one."""

    # What a pillar lets others do is said by a seat of it, or for one with its source.
    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("agree", SEATS, Within.OWN_ORGANISATION),
        Rule("hand_over", SECRETARIAT),
        Rule("hand_over", SEATS | {Role.OBSERVER}, Within.OWN_ORGANISATION),
        Rule("say_left", SEATS | {Role.OBSERVER}, Within.OWN_ORGANISATION),
    )
    NAMED_AFTER = ("organisation",)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=MembershipKind)
    pillar = models.ForeignKey(
        Pillar, models.PROTECT, null=True, blank=True, verbose_name=_("pillar")
    )
    unit = models.CharField(_("unit or site it sits for"), max_length=160, blank=True)
    coordinates = models.BooleanField(_("coordinates the group"), default=False)
    named_in_public = models.BooleanField(_("named in public"), default=False)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until"))
    exit_reason = models.CharField(_("reason of exit"), max_length=300, blank=True)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "kind", "id", "access_class", "access_pillar"],
                name="membership_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def has_seat(self) -> bool:
        return self.kind in WITH_SEAT

    @property
    def has_ended(self) -> bool:
        ended = self.ends_on is not None and self.ends_on.latest < clock.today()
        return ended or self.kind == MembershipKind.FORMER


class Term(Classified):
    """A stretch of time for which somebody holds something, and how it ends."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    term_end = models.CharField(
        _("the term ends"), max_length=10, choices=TermEnd, default=TermEnd.REPLACED
    )
    unconfirmed_since = models.DateField(
        _("unconfirmed since"), null=True, blank=True, editable=False
    )
    # Kept by the dialogue, which knows the charter: who acknowledged the version in
    # force passes the gate before what is said under a stricter rule than open.
    pledged_on = models.DateField(
        _("acknowledged the rules on"), null=True, blank=True, editable=False
    )

    class Meta(Classified.Meta):
        abstract = True

    @property
    def is_over(self) -> bool:
        """Whether the term has ended, so that it gives nothing any more."""
        return self.ends_on is not None and self.ends_on < clock.today()

    @property
    def is_now(self) -> bool:
        """Whether the term holds today, confirmed or not."""
        begun = self.starts_on is None or self.starts_on <= clock.today()
        return begun and not self.is_over


class SeatHolder(Term):
    """A person on a seat, by letter, as representative, alternate or assistant."""

    NAMED_AFTER = ("person", "membership")
    SEARCH = ("letter",)

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="holders", verbose_name=_("seat")
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity)
    letter = models.CharField(_("letter"), max_length=120, blank=True)
    reads_group = models.BooleanField(
        _("the assistant reads what the table with its observers reads"), default=False
    )

    class Meta(Classified.Meta):
        indexes = [
            models.Index(fields=["group", "person"], name="seat_holder_of_person"),
            models.Index(
                fields=["group", "id", "access_class"], name="seat_holder_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.membership}"

    @property
    def is_over(self) -> bool:
        """Whether the term has ended, or its organisation has no place any more."""
        return super().is_over or self.membership.has_ended


class Office(Term):
    """A person in an office of the group: secretariat, coordinator, donor, evaluator."""

    NAMED_AFTER = ("person",)

    role = models.CharField(
        _("office"),
        max_length=20,
        choices=[
            (role.value, role.label)
            for role in (
                Role.SECRETARIAT,
                Role.COORDINATOR,
                Role.DONOR,
                Role.EVALUATOR,
            )
        ],
    )

    class Meta(Classified.Meta):
        indexes = [
            models.Index(fields=["group", "person"], name="office_of_person"),
            models.Index(fields=["group", "id", "access_class"], name="office_list"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
