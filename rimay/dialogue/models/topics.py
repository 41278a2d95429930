"""What the group chose to talk about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField, TranslatedField
from rimay.groups.models import Classified


class Topic(Classified):
    """A topic with its rank, once the group prioritised it."""

    SEARCH = ("title", "root_cause", "raised_in")

    title = TranslatedField(_("title"))
    sort_es = SortKeyField(source="title", language="es")
    sort_en = SortKeyField(source="title", language="en")
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    root_cause = models.CharField(_("kind of root cause"), max_length=120, blank=True)
    raised_in = models.CharField(
        _("where it came up"),
        max_length=200,
        blank=True,
        help_text=_("the study, event or session"),
    )
    adopted_on = PartialDateField(_("adopted on"))

    class Meta(Classified.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [
            models.Index(
                fields=["group", "sort_es", "id", "access_class", "access_pillar"],
                name="topic_list_es",
            ),
            models.Index(
                fields=["group", "sort_en", "id", "access_class", "access_pillar"],
                name="topic_list_en",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
