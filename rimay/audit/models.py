"""The trail: one line per act, each carrying the fingerprint of the one before."""

import hashlib
import json
import secrets
from datetime import UTC
from typing import ClassVar

from django.db import models

INSTALLATION = "installation"
START = "0" * 64


def new_number() -> int:
    """Return an opaque number for an actor: random, so that it tells no order."""
    return secrets.randbelow(9 * 10**11) + 10**11


class ActorKey(models.Model):
    """Which account an opaque number stands for; erased when the person asks.

    The trail keeps the number, so that acts of one actor stay together without a name.
    """

    number = models.BigIntegerField(unique=True, default=new_number)
    user_id = models.BigIntegerField(unique=True, null=True)

    def __str__(self) -> str:
        return str(self.number)


class Chain(models.Model):
    """The head of one chain: how many lines it has and the last one's fingerprint."""

    name = models.CharField(max_length=40, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One line. It names acts and rows by code and number, never by content.

    The access columns are copies of the row's at that moment, under the names that
    `access.scope` speaks of, so that a reader gets the lines of the rows he may see.
    """

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.BigIntegerField()
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    fields = models.CharField(max_length=400, blank=True)
    group_id = models.BigIntegerField(null=True)
    access_class = models.CharField(max_length=12, blank=True)
    access_pillar_id = models.BigIntegerField(null=True)
    access_circle_id = models.BigIntegerField(null=True)
    previous = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint("chain", "number", name="one_line_per_number")
        ]
        indexes = [
            models.Index(
                fields=["chain", "subject", "subject_id"], name="lines_of_row"
            ),
            models.Index(fields=["group_id", "id", "access_class"], name="entry_list"),
        ]

    SIGNED: ClassVar[tuple[str, ...]] = (
        "chain",
        "number",
        "actor",
        "act",
        "subject",
        "subject_id",
        "fields",
        "group_id",
        "access_class",
        "access_pillar_id",
        "access_circle_id",
        "previous",
    )

    def __str__(self) -> str:
        return f"{self.chain} {self.number}"

    def computed(self) -> str:
        """Return the fingerprint that the line's content gives."""
        held = {name: getattr(self, name) for name in self.SIGNED}
        held["at"] = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        text = json.dumps(held, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
