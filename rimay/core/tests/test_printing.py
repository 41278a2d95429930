"""What cannot be printed keeps no paper from being printed."""

from django.test import SimpleTestCase

from rimay.core.printing import printable, printable_in


class PrintableTests(SimpleTestCase):
    def test_words_stay_as_they_are(self) -> None:
        for words in (
            "«Ñahui Ttito», “Q’oyllur”: 1.° — S/ 12,5…",
            "n\u0303 ½ → ✓ ☑ ₿ Ж",
        ):
            with self.subTest(words):
                self.assertEqual(printable(words), words)

    def test_bullets_pictures_and_what_nobody_sees(self) -> None:
        for words, printed in (
            ("\uf0b7 primero", "• primero"),
            ("Se aprobó ✅.", "Se aprobó ."),
            ("👍🏽", "\ufffd"),
            ("uno\x0bdos\x07", "uno dos"),
            ("cero\u200b\ufeff", "cero"),
            ("秘鲁", "\ufffd\ufffd"),
        ):
            with self.subTest(words):
                self.assertEqual(printable(words), printed)

    def test_in_plain_values_every_text(self) -> None:
        self.assertEqual(printable_in({"a": ["\x07b", 1]}), {"a": ["b", 1]})
