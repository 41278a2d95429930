"""What the database holds true of participants."""

from django.db import IntegrityError, transaction
from django.test import TestCase

from rimay.access.tests.cast import make_cast, make_group
from rimay.core.classes import Class
from rimay.groups.models import Organisation
from rimay.training.models import Participant
from rimay.training.tests.test_training_figures import (
    attend,
    make_event,
    make_participant,
)


class Participants(TestCase):
    def test_they_need_a_name_or_a_code(self) -> None:
        event = make_event(make_group("lista"), "2017-09")
        with self.assertRaises(IntegrityError), transaction.atomic():
            make_participant(event, "")
        self.assertEqual(str(make_participant(event, "", code="P-01")), "P-01")

    def test_they_come_once_to_an_event(self) -> None:
        event = make_event(make_group("lista"), "2017-09")
        somebody = make_participant(event, "Uno")
        attend(somebody, event)
        with self.assertRaises(IntegrityError), transaction.atomic():
            attend(somebody, event)

    def test_they_take_pillar_and_kind_from_their_institution(self) -> None:
        cast = make_cast()
        police = cast.organisations["police"]
        Organisation.objects.filter(pk=police.pk).update(subtype="police")
        police.refresh_from_db()
        event = make_event(cast.group, "2017-09")
        somebody = make_participant(event, "Uno", organisation=police)
        self.assertEqual(somebody.pillar, cast.pillars["state"])
        self.assertEqual(somebody.subtype, "police")

    def test_many_at_once_take_them_too(self) -> None:
        cast = make_cast()
        event = make_event(cast.group, "2017-09")
        rows = [
            Participant(event=event, name=name, organisation=cast.organisations["mine"])
            for name in ("Ñahui, Rosa", "Árbol, Ana")
        ]
        for row in rows:
            row.take_class_of(event)
        Participant.objects.bulk_create(rows)
        held = Participant.objects.order_by("sort")
        self.assertEqual([p.sort for p in held], ["arbol, ana", "nahui, rosa"])
        self.assertEqual({p.pillar for p in held}, {cast.pillars["companies"]})

    def test_the_team_of_the_event_reads_them_and_nobody_else(self) -> None:
        event = make_event(make_group("lista"), "2017-09")
        somebody = make_participant(event, "Uno")
        self.assertEqual(event.access_class, Class.GROUP)
        self.assertEqual(somebody.access_class, Class.TEAM)
        self.assertEqual(somebody.access_circle, event.team)
