"""The roles a person can have in a group; data that the access table speaks of."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is in one group. One person may be several things."""

    SECRETARIAT = "secretariat", _("technical secretariat")
    COORDINATOR = "coordinator", _("coordinator")
    TITULAR = "titular", _("representative")
    ALTERNATE = "alternate", _("alternate")
    ASSISTANT = "assistant", _("assistant of a seat")
    OBSERVER = "observer", _("observer")
    TEAM = "team", _("team of a study or event")
    DONOR = "donor", _("donor")
    EVALUATOR = "evaluator", _("evaluator")


SEATS = frozenset({Role.TITULAR, Role.ALTERNATE})
INSIDE = SEATS | {
    Role.SECRETARIAT,
    Role.COORDINATOR,
    Role.ASSISTANT,
    Role.OBSERVER,
}
EVERY_ROLE = frozenset(Role)


class Capacity(TextChoices):
    """How a person holds a seat."""

    TITULAR = "titular", _("representative")
    ALTERNATE = "alternate", _("alternate")
    ASSISTANT = "assistant", _("assistant")


class TermEnd(TextChoices):
    """How a term ends: police posts change each year, others last until replaced."""

    DAY = "day", _("on a day")
    ROUND = "round", _("in the yearly round of designations")
    REPLACED = "replaced", _("when somebody replaces them")
