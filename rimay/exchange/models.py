"""Imports that were made, and what the pages remember of people's own lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.groups.models import Classified
from rimay.groups.rules import SECRETARIAT, kept_by


class Import(Classified):
    """One import: what it made, and what stood before in the rows it changed.

    `made` holds ids by model; `before` holds the columns of changed rows, and the
    version that the import left, so that taking back never overwrites later work.
    `indexed_at` is empty while its rows still have to be put into the search index.
    """

    RULES = kept_by(SECRETARIAT, SECRETARIAT)
    DEFAULT_CLASS = Class.SECRETARIAT

    file_name = models.CharField(_("file"), max_length=160)
    fingerprint = models.CharField(_("fingerprint of the file"), max_length=64)
    made = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    made_count = models.PositiveIntegerField(_("rows made"), default=0)
    changed_count = models.PositiveIntegerField(_("rows changed"), default=0)
    indexed_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_back_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "id", "access_class", "access_pillar"],
                name="import_list",
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class RememberedHeading(models.Model):
    """What a heading of people's own lists meant the last time, in one group."""

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=40)
    heading = models.CharField(max_length=160)
    target = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "group", "purpose", "heading", name="a_heading_is_remembered_once"
            )
        ]

    def __str__(self) -> str:
        return self.heading


class RememberedName(models.Model):
    """Which row a name in people's own lists meant the last time, in one group."""

    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    directory = models.CharField(max_length=40)
    words = models.CharField(max_length=160)
    row_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "group", "directory", "words", name="a_name_is_remembered_once"
            )
        ]

    def __str__(self) -> str:
        return self.words
