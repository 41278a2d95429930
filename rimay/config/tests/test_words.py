"""The Spanish that the rooms wrote is what a reader gets, whatever others say."""

from pathlib import Path

from babel.messages.pofile import read_po
from django.test import SimpleTestCase
from django.utils.translation import gettext, override, pgettext

ROOMS = Path(__file__).parents[2]


class WordsTest(SimpleTestCase):
    def test_no_other_application_speaks_over_a_room(self) -> None:
        for path in sorted(ROOMS.glob("*/locale/es/LC_MESSAGES/django.po")):
            with path.open("rb") as file:
                held = [m for m in read_po(file) if isinstance(m.id, str) and m.id]
            with override("es"):
                said = {
                    m.id: pgettext(m.context, m.id) if m.context else gettext(m.id)
                    for m in held
                }
            written = {m.id: m.string for m in held}
            with self.subTest(path.parts[-5]):
                self.assertEqual(said, written)
