"""A group with an event, its participants, and figures given out of it."""

from typing import Any

from django.test import TestCase

from rimay.access.actor import console
from rimay.access.tests.cast import Cast, make_cast
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.records.actions import Reading
from rimay.results import actions
from rimay.results.figures import BY_CODE
from rimay.results.models import Release
from rimay.training.models import Event, Participant


class ReleasingTestCase(TestCase):
    databases = {"default", "ephemeral"}
    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()
        cls.actor = console(cls.cast.group)
        cls.event = Event.objects.create(group=cls.cast.group, title=Text.of(es="Uno"))

    def people(self, count: int, **more: Any) -> list[Participant]:
        made = [
            Participant(
                group=self.cast.group,
                event=self.event,
                name=f"Quispe Mamani, Rosa {n}",
                **more,
            )
            for n in range(count)
        ]
        for row in made:
            row.save()
        return made

    def given_out(self, code: str, readers: Class = Class.PUBLIC) -> Release:
        (release,) = actions.release_figures(
            self.actor, self.cast.group, [BY_CODE[code]], reading=Reading(readers)
        )
        return release

    def breakdown(self, release: Release, code: str) -> dict[str, Any]:
        found: dict[str, Any] = next(b for b in release.breakdowns if b["code"] == code)
        return found

    def split(self, code: str = "training.participants") -> set[str]:
        """Give a figure out to the group; return its breakdowns that are shown."""
        release = self.given_out(code, Class.GROUP)
        return {b["code"] for b in release.breakdowns if b["cells"]}
