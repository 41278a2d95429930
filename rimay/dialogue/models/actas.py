"""The acta of a session: what was agreed, closed in the room, and what came after."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.dialogue.models.meetings import Meeting
from rimay.dialogue.models.reach import is_read_by_all_of
from rimay.groups.models import Classified, Organisation
from rimay.groups.roles import SEATS, Role
from rimay.groups.rules import SECRETARIAT, SECRETARIAT_KEEPS, Rule


class ActaState(models.TextChoices):
    DRAFT = "draft", _("draft")
    CIRCULATED = "circulated", _("circulated for remarks")
    CLOSED = "closed", pgettext_lazy("acta", "closed")
    APPROVED = "approved", _("approved at a session")


class Acta(Classified):
    """The acta of one session.

    Closed, `body` (paragraphs in order, each a kind and words) is what was read aloud
    and signed; `fingerprint` is of its letters, whatever file carries them. It does not
    change any more: corrections are added.
    """

    RULES = (
        *SECRETARIAT_KEEPS,
        Rule("close", SECRETARIAT),
        Rule("remark", SEATS | SECRETARIAT | {Role.COORDINATOR}),
    )
    CLASS_FROM = "meeting"
    SEARCH = ("text",)

    meeting = models.OneToOneField(
        Meeting, models.PROTECT, related_name="acta", verbose_name=_("session")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ActaState, default=ActaState.DRAFT
    )
    language = models.CharField(_("language"), max_length=2, default="es")
    body = models.JSONField(default=list, editable=False)
    text = models.TextField(_("text"), blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    check_code = models.CharField(
        _("check code"), max_length=12, blank=True, editable=False
    )
    trail_head = models.CharField(max_length=80, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    observe_until = models.DateField(
        _("remarks until"), null=True, blank=True, editable=False
    )
    approved_at = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_actas",
        verbose_name=_("approved at the session"),
    )

    class Meta(Classified.Meta):
        verbose_name = _("acta")
        verbose_name_plural = _("actas")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="acta_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "check_code",
                name="check_code_once",
                condition=~models.Q(check_code=""),
            ),
        ]

    def __str__(self) -> str:
        return _("Acta: %(meeting)s") % {"meeting": self.meeting}

    def take_class_of(self, parent: Classified) -> None:
        """Follow the session; but what was closed for some is never read by more.

        Its words were composed for those who read it then.
        """
        if not self.is_locked:
            return super().take_class_of(parent)
        now = Acta(meeting_id=self.meeting_id)
        now.take_class_of(parent)
        if is_read_by_all_of(self, now):
            self.access_class = now.access_class
            self.access_pillar_id = now.access_pillar_id
            self.access_circle_id = now.access_circle_id
        return None

    @property
    def is_locked(self) -> bool:
        return self.state in {ActaState.CLOSED, ActaState.APPROVED}


class ActaRemark(Classified):
    """What somebody asks to be mended before approval, and what came of it.

    From a returned Word file: `before` and `after` are the words of one tracked change.
    `paragraph` counts from one in the acta's body as it was circulated.
    """

    class State(models.TextChoices):
        OPEN = "open", _("to be answered")
        ACCEPTED = "accepted", _("accepted")
        ANSWERED = "answered", pgettext_lazy("remark", "answered")
        NONE = "none", _("seen, without remarks")

    CLASS_FROM = "acta"

    acta = models.ForeignKey(
        Acta, models.CASCADE, related_name="remarks", verbose_name=_("acta")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acta_remarks",
        verbose_name=_("whose remark"),
    )
    paragraph = models.PositiveIntegerField(_("paragraph"), null=True, blank=True)
    before = models.TextField(_("words as they were"), blank=True)
    after = models.TextField(_("words as asked"), blank=True)
    text = models.TextField(_("remark"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("remark on an acta")
        verbose_name_plural = _("remarks on actas")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="acta_remark_list",
            )
        ]

    def __str__(self) -> str:
        return (self.text or self.after or self.before)[:80]


class ActaCorrection(Classified):
    """What was found wrong after closing: added to the acta, never written over it."""

    CLASS_FROM = "acta"
    SEARCH = ("text",)

    acta = models.ForeignKey(
        Acta, models.PROTECT, related_name="corrections", verbose_name=_("acta")
    )
    made_on = PartialDateField(_("made on"))
    text = models.TextField(_("correction"))

    class Meta(Classified.Meta):
        verbose_name = _("correction of an acta")
        verbose_name_plural = _("corrections of actas")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="acta_correction_list",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_locked(self) -> bool:
        return True


class Communique(Classified):
    """What the group says in public of a session, drawn from its acta."""

    RULES = (*SECRETARIAT_KEEPS, Rule("publish", SECRETARIAT))
    SEARCH = ("title", "text")

    public_key = models.UUIDField(default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="communiques",
        verbose_name=_("session"),
    )
    title = TranslatedField(_("title"))
    text = TranslatedField(_("text"), blank=True)
    published_on = models.DateField(
        _("published on"), null=True, blank=True, editable=False
    )

    class Meta(Classified.Meta):
        verbose_name = _("communiqué")
        verbose_name_plural = _("communiqués")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="communique_list",
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def is_locked(self) -> bool:
        return self.published_on is not None
