"""A published report stays as it was published."""

from django.test import TestCase

from rimay.access.actor import console
from rimay.access.tests.cast import make_group
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Place
from rimay.records.actions import Reading
from rimay.results import actions
from rimay.results.models import Picture, Section
from rimay.results.queries.reports import reports_using


class FrozenTests(TestCase):
    databases = {"default", "ephemeral"}

    def test_what_its_pictures_show_names_it_when_it_is_corrected(self) -> None:
        group = make_group("quyllur")
        actor = console(group)
        region = Place.objects.create(
            group=group, name=Text.of(es="Alta"), kind="region", in_scope=True,
            access_class=Class.PUBLIC,
        )  # fmt: skip
        other = Place.objects.create(group=group, name=Text.of(es="Sitio"))
        report = actions.begin_report(actor, group)
        actions.publish_report(
            actor, report, looked_at=True, reading=Reading(Class.GROUP)
        )
        found = [
            len(reports_using(actor, "groups.place", [row.pk]))
            for row in (region, other)
        ]
        self.assertEqual(found, [1, 0])

    def test_a_section_asked_for_before_publishing_is_not_saved_after_it(self) -> None:
        group = make_group("quyllur")
        actor = console(group)
        report = actions.begin_report(actor, group)
        section = Section.objects.select_related("report").filter(report=report)[0]
        actions.publish_report(
            actor, report, looked_at=True, reading=Reading(Class.GROUP)
        )
        words = actions.Words(Text.of(es="Otro"), Text.of(es="Otro"), Picture.NONE)
        with self.assertRaises(actions.Frozen):
            actions.write_section(actor, section, words=words, version=section.version)
