"""The pathway of a group: where it comes from, where it stands, what is next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import Text, TranslatedField
from rimay.groups.models import Classified


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")


class PathwayStep(Classified):
    """One step, and the records that show it.

    `evidence` has one line per record, as `kind:key`: what is above this room cannot be
    a foreign key, and a reader sees only what they may read. `is_default` marks the
    steps that are Rimay's own, until the group words them.
    """

    SEARCH = ("title", "note")

    position = models.PositiveSmallIntegerField(_("position"))
    title = TranslatedField(_("step"))
    state = models.CharField(
        _("state"), max_length=10, choices=StepState, default=StepState.OPEN
    )
    happened_on = PartialDateField(_("when"))
    note = TranslatedField(_("what it means here"), blank=True)
    evidence = models.TextField(
        _("records that show it"),
        blank=True,
        help_text=_("one per line: kind:key, such as agreements:founding"),
    )
    is_default = models.BooleanField(_("a step that Rimay proposes"), default=False)

    class Meta(Classified.Meta):
        verbose_name = _("step of the pathway")
        verbose_name_plural = _("steps of the pathway")
        indexes = [
            models.Index(
                fields=["group", "position", "id", "access_class", "access_pillar"],
                name="pathway_step_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.CheckConstraint(
                condition=Q(position__gte=1), name="pathway_step_has_a_position"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


# Rimay's own ten steps: a proposal to word anew, and labelled as one. They come from
# how groups of this kind were founded; nobody's published steps are copied here.
PROPOSED: tuple[Text, ...] = (
    Text.of(
        "es", es="Alcance y estudio exploratorio", en="Scope and exploratory study"
    ),
    Text.of(
        "es", es="Mapa de actores y entrevistas", en="Stakeholder map and interviews"
    ),
    Text.of("es", es="Talleres de validación", en="Validation workshops"),
    Text.of(
        "es",
        es="Decisión sobre factibilidad y pertinencia",
        en="Decision on feasibility and relevance",
    ),
    Text.of(
        "es",
        es="Grupo impulsor",
        en="Founding core group (grupo impulsor)",
    ),
    Text.of(
        "es",
        es="Reglas: propósito, roles, confidencialidad, decisiones",
        en="Rules: purpose, roles, confidentiality, decisions",
    ),
    Text.of(
        "es",
        es="Línea de base y temas priorizados",
        en="Baseline and prioritised topics",
    ),
    Text.of("es", es="Plan de trabajo", en="Workplan"),
    Text.of(
        "es",
        es="Fortalecimiento de capacidades y acercamiento",
        en="Capacity building and outreach",
    ),
    Text.of(
        "es",
        es="Recursos, revisión, lecciones y réplica",
        en="Resources, review, lessons and replication",
    ),
)
