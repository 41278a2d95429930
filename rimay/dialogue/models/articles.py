"""The articles of a charter's version, what seats say of them, and who is silent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import TranslatedField
from rimay.dialogue.models.charters import Charter
from rimay.groups.models import Classified, Organisation


class CharterArticle(Classified):
    """One article of a version.

    `text` may name rules in double brackets, so that it cannot say another number than
    the rule; `as_adopted` is how it read when the group adopted it.
    """

    CLASS_FROM = "charter"
    SETTLED_WITH = "charter"
    SEARCH = ("heading", "text")

    charter = models.ForeignKey(
        Charter, models.CASCADE, related_name="articles", verbose_name=_("charter")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    heading = TranslatedField(_("heading"))
    text = TranslatedField(_("text"), blank=True)
    as_adopted = TranslatedField(blank=True, editable=False)

    class Meta(Classified.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles of the charter")
        indexes = [
            models.Index(
                fields=["group", "number", "id", "access_class", "access_pillar"],
                name="charter_article_list",
            )
        ]
        constraints = [
            *Classified.Meta.constraints,
            models.UniqueConstraint(
                "charter",
                "number",
                name="article_number_once_in_a_charter",
                violation_error_message=_(
                    "The charter already has an article with this number."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.heading}"

    @property
    def is_locked(self) -> bool:
        return self.charter.is_locked

    def class_given(
        self, child: type[Classified]
    ) -> tuple[str, int | None, int | None]:
        """Keep inside the group what seats say of a text that everybody may read."""
        inside = self.access_class == Class.PUBLIC
        return (Class.GROUP, None, None) if inside else super().class_given(child)


class ArticleComment(Classified):
    """What a seat says of an article of a draft, and what came of it."""

    CLASS_FROM = "article"
    SETTLED_WITH = "article"
    SEARCH = ("text", "answer")

    article = models.ForeignKey(
        CharterArticle,
        models.CASCADE,
        related_name="comments",
        verbose_name=_("article"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="article_comments",
        verbose_name=_("who comments"),
    )
    said_on = PartialDateField(_("said on"))
    text = models.TextField(_("comment"))
    answer = models.TextField(_("what came of it"), blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("comment on an article")
        verbose_name_plural = _("comments on articles")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="article_comment_list",
            )
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:77].rstrip()}…"


class SilenceConsent(Classified):
    """An organisation accepted in writing that its silence means "no objection"."""

    DEFAULT_CLASS = Class.MEMBERS
    NAMED_AFTER = ("organisation",)

    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="silence_consents",
        verbose_name=_("organisation"),
    )
    letter = models.CharField(_("letter that says so"), max_length=160)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("consent to silence")
        verbose_name_plural = _("consents to silence")
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="silence_consent_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.letter}"
