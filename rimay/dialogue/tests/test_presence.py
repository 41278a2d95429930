"""Calling the roll: seat by seat, sent twice noted once, guests, the photographed roll."""

import tempfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from rimay.audit.models import Entry
from rimay.core.tests.pictures import SAID, jpeg
from rimay.dialogue.models import Attendance, MeetingFile
from rimay.dialogue.queries.quorum import quorum_of
from rimay.dialogue.tests.scene import TableTestCase
from rimay.groups.models import SeatHolder
from rimay.groups.roles import Capacity
from rimay.library.tests import papers

JSON = {"Accept": "application/json"}
JPEG = jpeg(told=False)


class RollCallTests(TableTestCase):
    def setUp(self) -> None:
        self.seat = self.cast.memberships["police"].pk
        self.at = self.url("presence/")

    def send(self, role: str = "secretariat", **given: str) -> object:
        held = {f"{name}_{self.seat}": value for name, value in given.items()}
        return self.as_role(role).post(self.at, held, headers=JSON)

    def test_one_seat_is_noted_by_itself_and_the_quorum_told(self) -> None:
        answer = self.send(seat="present", was="", person="Cap. Condori")
        self.assertEqual(answer.json()["base"], "present")
        self.assertIn("Falta", answer.json()["quorum"])
        row = Attendance.objects.get()
        self.assertEqual((row.person, row.has_consented), ("Cap. Condori", True))

    def test_what_is_sent_twice_is_noted_once(self) -> None:
        for _time in range(2):
            self.assertEqual(self.send(seat="excused", was="").status_code, 200)
        self.assertEqual(Attendance.objects.count(), 1)
        self.assertEqual(Entry.objects.filter(subject="dialogue.attendance").count(), 1)

    def test_somebody_who_noted_otherwise_is_told_and_nothing_is_lost(self) -> None:
        self.send(seat="absent", was="")
        answer = self.send(seat="present", was="")
        self.assertEqual((answer.status_code, answer.json()["base"]), (409, "absent"))
        self.assertEqual(Attendance.objects.get().presence, "absent")
        self.assertEqual(self.send(seat="present", was="absent").status_code, 200)

    def test_who_does_not_consent_is_not_to_be_named(self) -> None:
        self.send(seat="present", was="", unnamed="on")
        self.assertFalse(Attendance.objects.get().has_consented)
        self.send(seat="present", was="present")
        self.assertTrue(Attendance.objects.get().has_consented)

    def test_titular_and_alternate_make_one_seat(self) -> None:
        self.send(seat="present", was="")
        self.send(seat="alternate", was="present")
        quorum = quorum_of(self.meeting)
        self.assertEqual(quorum.pillars[0].present, 1)
        self.assertEqual(Attendance.objects.count(), 1)

    def test_it_says_who_sits_there_and_where_nobody_does(self) -> None:
        SeatHolder.objects.filter(membership=self.seat).update(ends_on="2017-12-31")
        page = self.as_role("secretariat").get(self.at)
        self.assertContains(page, "vacante o sin confirmar")
        holder = SeatHolder.objects.get(membership=self.cast.memberships["ministry"])
        self.assertEqual(holder.capacity, Capacity.ALTERNATE)
        self.assertContains(page, f"Alterno: {holder.person}")

    def test_bad_words_are_told(self) -> None:
        answer = self.send(seat="king", was="")
        self.assertEqual(answer.status_code, 422)
        self.assertTrue(answer.json()["words"])

    def test_nobody_else_notes(self) -> None:
        for role, status in (("civil_seat", 403), ("coordinator", 403), ("donor", 404)):
            self.assertEqual(self.send(role, seat="present").status_code, status)
        self.assertFalse(Attendance.objects.exists())


class GuestTests(TableTestCase):
    def given(self, **other: object) -> dict[str, object]:
        mine = self.cast.organisations["donor-house"].pk
        return {"key": "a" * 32, "organisation": mine, "person": "Rosa"} | other

    def test_a_guest_is_noted_once_and_counts_for_no_pillar(self) -> None:
        client = self.as_role("secretariat")
        for _time in range(2):
            self.assertRedirects(
                client.post(self.url("guest/"), self.given()), self.url("presence/")
            )
        row = Attendance.objects.get()
        self.assertEqual((row.person, row.membership), ("Rosa", None))
        self.assertEqual(quorum_of(self.meeting).present, frozenset())
        self.assertContains(client.get(self.url("presence/")), "Rosa")
        told = client.post(self.url("guest/"), self.given(), headers=JSON)
        self.assertEqual(told.json()["key"], "a" * 32)

    def test_bad_input_is_told_and_nobody_else_notes(self) -> None:
        client = self.as_role("secretariat")
        for other in ({"organisation": ""}, {"organisation": 999_999}, {"key": "x"}):
            page = client.post(self.url("guest/"), self.given(**other))
            self.assertEqual(page.status_code, 422)
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            answer = self.as_role(role).post(self.url("guest/"), self.given())
            self.assertEqual(answer.status_code, status)
        client.get(self.url("guest/"), self.given())
        self.assertFalse(Attendance.objects.exists())


class RollTests(TableTestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        changed = override_settings(
            STORAGES={
                "default": {
                    "BACKEND": "django.core.files.storage.FileSystemStorage",
                    "OPTIONS": {"location": held.name},
                },
                "staticfiles": {
                    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
                },
            }
        )
        changed.enable()
        self.addCleanup(changed.disable)

    def bring(self, name: str, content: bytes, role: str = "secretariat") -> int:
        given = {"file": SimpleUploadedFile(name, content)}
        return self.as_role(role).post(self.url("roll/"), given).status_code

    def test_the_photograph_stands_beside_the_form_for_the_secretariat_only(
        self,
    ) -> None:
        for _time in range(2):
            self.assertEqual(self.bring("lista.jpg", jpeg(6)), 302)
        file = MeetingFile.objects.get()
        self.assertEqual((file.kind, file.access_class), ("roll", "secretariat"))
        at = f"/g/{self.cast.group.slug}/session-papers/{file.pk}/"
        client = self.as_role("secretariat")
        self.assertContains(client.get(self.url("presence/")), f'<img src="{at}?look"')
        shown = client.get(f"{at}?look")
        self.assertEqual(shown["Content-Type"], "image/jpeg")
        kept = b"".join(shown.streaming_content)
        self.assertTrue(kept.startswith(JPEG[:20]))
        for words in SAID:
            self.assertNotIn(words, kept)
        self.assertIn("sandbox", shown["Content-Security-Policy"])
        for role in ("coordinator", "civil_seat", "donor", "outsider"):
            self.assertEqual(self.as_role(role).get(at).status_code, 404)

    def test_a_scan_is_handed_out_to_be_saved(self) -> None:
        self.bring("lista.pdf", papers.pdf())
        file = MeetingFile.objects.get()
        at = f"/g/{self.cast.group.slug}/session-papers/{file.pk}/"
        answer = self.as_role("secretariat").get(at)
        self.assertTrue(answer["Content-Disposition"].startswith("attachment"))

    def test_anything_else_is_refused(self) -> None:
        for name, content in (
            ("lista.jpg", b""),
            ("lista.jpg", b"<html><script>x</script>"),
            ("lista.txt", b"hola"),
            ("lista.exe", b"MZ\x00\x01"),
        ):
            with self.subTest(name):
                self.assertEqual(self.bring(name, content), 422)
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(self.bring("lista.jpg", JPEG, role), status)
        self.as_role("secretariat").get(self.url("roll/"))
        self.assertFalse(MeetingFile.objects.exists())
