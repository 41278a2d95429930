"""The study itself: who was heard, and where it was discussed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.access import circles
from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Circle, Classified, Organisation, Person, Pillar, Place
from rimay.groups.models.organisations import Subtype
from rimay.groups.roles import Role
from rimay.groups.rules import SECRETARIAT, Within, kept_by

TEAM = frozenset({Role.TEAM})

# The secretariat may write for a team what it does not read: it types up paper notes.
TEAM_AND_SECRETARIAT = (
    *kept_by(SECRETARIAT, SECRETARIAT),
    *kept_by(TEAM, TEAM, Within.OWN_TEAM),
)


class Study(Classified):
    """A feasibility study: what is asked, where, by whom, and with what care.

    `people` read its interviews and nobody else does; `team` is their circle.
    """

    SEARCH = ("title", "questions", "method")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    questions = TranslatedField(_("questions"), blank=True)
    method = TranslatedField(_("method"), blank=True)
    ethics = TranslatedField(_("ethics note"), blank=True)
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="studies",
        verbose_name=_("carried out by"),
    )
    funder = models.CharField(_("funded by"), max_length=200, blank=True)
    regions = models.ManyToManyField(
        Place, blank=True, related_name="studies", verbose_name=_("regions")
    )
    people = models.ManyToManyField(
        Person,
        blank=True,
        related_name="studies",
        verbose_name=_("team"),
        help_text=_("who reads the interviews; nobody else does"),
    )
    team = models.ForeignKey(
        Circle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="studies",
        editable=False,
    )

    class Meta(Classified.Meta):
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="study_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="study_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def prepare(self) -> None:
        """Have a circle before the first interview can stand."""
        if self.team is None:
            self.team = circles.team(self.group, str(self.title)[:160])

    def settle(self) -> None:
        """Keep the circle in step with the people of the team."""
        if self.team is not None:
            circles.name_people(self.team, self.people.all())

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Give interviews to the team alone, however widely the study is read."""
        if child is not Interview:
            return super().class_given(child)
        if self.team_id is None:
            return Class.SECRETARIAT, None, None
        return Class.TEAM, None, self.team_id


class Stakeholder(models.TextChoices):
    """The kinds of actor that a study hears; the pilot's four."""

    GOVERNMENT = "government", _("government")
    COMPANY = "company", _("extractive company")
    PRIVATE_SECURITY = "private_security", _("private security company")
    CIVIL_SOCIETY = "civil_society", _("civil society organisation")
    OTHER = "other", _("other actor")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    GROUP = "group", _("in a group")
    TELEPHONE = "telephone", _("by telephone")
    VIDEO = "video", _("by video")
    WRITTEN = "written", _("in writing")


class Interview(Classified):
    """One interview, under a code. It has no column in which a name could stand.

    The place is coarse on purpose: a region, so that a code does not lead to a person.
    """

    RULES = TEAM_AND_SECRETARIAT
    DEFAULT_CLASS = Class.TEAM
    CLASS_FROM = "study"
    SEARCH = ("code",)

    study = models.ForeignKey(
        Study, models.CASCADE, related_name="interviews", verbose_name=_("study")
    )
    code = models.CharField(
        _("code"), max_length=20, help_text=_("never a name or initials")
    )
    held_on = PartialDateField(_("date"))
    region = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interviews",
        verbose_name=_("region"),
    )
    stakeholder = models.CharField(
        _("kind of actor"), max_length=20, choices=Stakeholder, blank=True
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
    mode = models.CharField(
        _("how it was held"), max_length=12, choices=Mode, blank=True
    )
    language = models.CharField(
        _("language"), max_length=10, blank=True, help_text=_("es, quz, quy, ayr")
    )
    heard = models.PositiveSmallIntegerField(
        _("people heard"), default=1, help_text=_("more than one in a group interview")
    )
    with_interpreter = models.BooleanField(_("with an interpreter"), default=False)
    may_quote = models.BooleanField(_("consents to be quoted"), default=False)
    may_paraphrase = models.BooleanField(_("consents to be paraphrased"), default=False)
    may_contact = models.BooleanField(_("consents to be contacted"), default=False)
    may_record = models.BooleanField(_("consents to a recording"), default=False)
    interviewer = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="interviews",
        verbose_name=_("interviewer"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        indexes = [
            models.Index(
                fields=["group", "code", "id", "access_class", "access_circle"],
                name="interview_list",
            ),
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "study",
                "code",
                name="interview_code_once_a_study",
                violation_error_message=_(
                    "Another interview of this study has this code."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Workshop(Classified):
    """A validation workshop: the findings put to people of a region."""

    CLASS_FROM = "study"
    SEARCH = ("note",)
    NAMED_AFTER = ("place", "study")

    study = models.ForeignKey(
        Study, models.CASCADE, related_name="workshops", verbose_name=_("study")
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="workshops",
        verbose_name=_("region"),
    )
    held_on = PartialDateField(_("date"))
    attendance = models.PositiveIntegerField(
        _("people who came"), null=True, blank=True
    )
    note = TranslatedField(_("note"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("validation workshop")
        verbose_name_plural = _("validation workshops")
        indexes = [
            models.Index(
                fields=["group", "held_on", "id", "access_class", "access_pillar"],
                name="workshop_list",
            )
        ]

    def __str__(self) -> str:
        if self.place and self.held_on:
            return f"{self.place}, {self.held_on}"
        return str(self.place or self.held_on or self.study)
