"""Pages leave compressed, but none whose length could answer a guess."""

import gzip

from rimay.dialogue.tests.scene import TableTestCase

ACCEPT = {"Accept-Encoding": "gzip"}


class CompressingTests(TableTestCase):
    def test_pages_asked_for_by_numbers_are_compressed(self) -> None:
        client = self.as_role("secretariat")
        for rest in ("", "topics/", "topics/?page=2", "topics/?page=2&pk=7"):
            with self.subTest(rest=rest):
                at = f"/g/{self.cast.group.slug}/{rest}"
                answer = client.get(at, headers=ACCEPT)
                self.assertEqual(answer["Content-Encoding"], "gzip")
                self.assertIn(b"</html>", gzip.decompress(answer.content))

    def test_a_guess_in_the_address_or_in_a_form_is_not(self) -> None:
        client = self.as_role("secretariat")
        at = f"/g/{self.cast.group.slug}/"
        for rest in (
            "search/?q=policia",
            "topics/?q=policia&page=2",
            "topics/?page=2x",
        ):
            with self.subTest(rest=rest):
                answer = client.get(at + rest, headers=ACCEPT)
                self.assertNotIn("Content-Encoding", answer)
        answer = client.post(f"{at}topics/new/", {}, headers=ACCEPT)
        self.assertNotIn("Content-Encoding", answer)

    def test_what_is_missing_is_as_long_as_what_is_hidden(self) -> None:
        at = f"/g/{self.cast.group.slug}/topics/"
        answers = [
            self.as_role("outsider").get(f"{at}{pk}/", headers=ACCEPT)
            for pk in (1, 999_999)
        ]
        for answer in answers:
            self.assertEqual(answer.status_code, 404)
            self.assertNotIn("Content-Encoding", answer)
