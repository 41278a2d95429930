"""A printed head opens to its line for the installation, and to nobody else."""

from django.test import TestCase, override_settings

from rimay.access.tests.cast import make_group
from rimay.access.tests.test_trail import write_lines
from rimay.audit import heads, trail


class HeadTests(TestCase):
    def setUp(self) -> None:
        self.group = make_group("heads-test")
        write_lines(self.group, 5)

    def test_it_reads_what_it_printed_and_what_the_console_knows(self) -> None:
        head = trail.head(self.group.pk)
        self.assertEqual(head[0], 5)
        self.assertEqual(heads.read(heads.printed(self.group.pk)), head)
        self.assertEqual(heads.read(f"5:{head[1]}"), head)

    def test_it_does_not_tell_how_many_lines_there_are(self) -> None:
        first = heads.printed(self.group.pk)
        write_lines(self.group, 1)
        second = heads.printed(self.group.pk)
        places = [int(head.partition(":")[0], 16) for head in (first, second)]
        self.assertNotIn(places[1] - places[0], range(-100, 100))
        self.assertTrue(all(place > 1000 for place in places))

    def test_it_is_read_under_a_key_that_was_replaced(self) -> None:
        with override_settings(SECRET_KEY="before"):
            printed = heads.printed(self.group.pk)
        with override_settings(SECRET_KEY="after", SECRET_KEY_FALLBACKS=["before"]):
            self.assertEqual(heads.read(printed)[0], 5)

    def test_what_another_installation_printed_is_refused(self) -> None:
        with override_settings(SECRET_KEY="elsewhere"):
            printed = heads.printed(self.group.pk)
        for words in (printed, "", "5", "x:y", f"zz:{'0' * 64}", f"5:{'g' * 64}"):
            with self.subTest(words[:12]), self.assertRaises(ValueError):
                heads.read(words)
