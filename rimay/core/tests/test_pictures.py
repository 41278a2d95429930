"""A photograph is kept without place, device, author or hour, and the right way up."""

from unittest import TestCase

from rimay.core.pictures import Damaged, without_metadata
from rimay.core.tests.pictures import SAID, jpeg, png


class PicturesTests(TestCase):
    def test_nothing_that_the_camera_said_is_left(self) -> None:
        for kind, content in (("jpeg", jpeg(6)), ("png", png(6))):
            with self.subTest(kind):
                held = without_metadata(kind, content)
                for words in SAID:
                    self.assertIn(words, content)
                    self.assertNotIn(words, held)
                for name in (b"Photoshop", b"xap", b"MPF", b"tEXt", b"tIME"):
                    self.assertNotIn(name, held)

    def test_the_picture_itself_is_the_same(self) -> None:
        plain = jpeg(told=False)
        self.assertEqual(without_metadata("jpeg", plain), plain)
        self.assertEqual(without_metadata("png", png(told=False)), png(told=False))
        held = without_metadata("jpeg", jpeg())
        self.assertEqual(held.replace(_icc(), b""), plain)

    def test_colours_stay(self) -> None:
        self.assertIn(b"ICC_PROFILE", without_metadata("jpeg", jpeg()))
        self.assertIn(b"gAMA", without_metadata("png", png()))

    def test_it_stays_the_right_way_up(self) -> None:
        for turned in range(1, 10):
            for order in ("<", ">"):
                with self.subTest(turned=turned, order=order):
                    held = without_metadata("jpeg", jpeg(turned, order=order))
                    note = bytes((1, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0))
                    self.assertEqual(note in held, 2 <= turned <= 8)
                    self.assertEqual(held.count(b"Exif"), int(2 <= turned <= 8))
        self.assertIn(b"eXIf", without_metadata("png", png(8)))
        self.assertNotIn(b"eXIf", without_metadata("png", png(1)))

    def test_done_twice_it_is_the_same(self) -> None:
        for kind, content in (("jpeg", jpeg(6)), ("png", png(6))):
            once = without_metadata(kind, content)
            self.assertEqual(without_metadata(kind, once), once)

    def test_a_picture_in_several_passes_is_kept_whole(self) -> None:
        plain = jpeg(told=False)
        scan = plain[plain.index(b"\xff\xda") : -2]
        # A pass may hold a stuffed byte and a restart, which end nothing.
        several = plain[:-2] + scan + b"\xff\x00\x11\xff\xd0\x22" + b"\xff\xd9"
        self.assertEqual(without_metadata("jpeg", several), several)

    def test_what_is_cut_short_is_refused(self) -> None:
        for kind, content in (("jpeg", jpeg(told=False)), ("png", png(told=False))):
            for length in range(8, len(content) - 4):
                with self.assertRaises(Damaged):
                    without_metadata(kind, content[:length])


def _icc() -> bytes:
    return b"\xff\xe2\x00\x17ICC_PROFILE\0\1\1colours"
