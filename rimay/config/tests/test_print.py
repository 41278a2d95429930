"""Lists and records on A4: no frame, black, in the columns that the screen shows."""

from rimay.config.tests.browser import BrowserCase
from rimay.groups.models import Organisation

# A sheet of A4 without its margins, in the pixels that a browser counts.
SHEET = {"width": 673, "height": 1000}
PAGES = ("", "participants/", "members/", "agreements/", "studies/", "holidays/")
HIDDEN = ".top, .nav, .foot, .filters, .paging, .demonstration, .button"


class PrintTests(BrowserCase):
    def test_the_frame_goes_and_rows_stay_whole(self) -> None:
        page = self.open(viewport=SHEET, color_scheme="dark")
        self.enter(page, "Secretaría técnica")
        organisation = Organisation.objects.filter(group__slug="qantu").first()
        assert organisation is not None
        page.emulate_media(media="print")
        for part in (*PAGES, f"organisations/{organisation.pk}/"):
            page.goto(f"{self.live_server_url}/g/qantu/{part}")
            with self.subTest(part):
                shown = [
                    held for held in page.locator(HIDDEN).all() if held.is_visible()
                ]
                self.assertEqual(shown, [])
                self.assertTrue(page.locator(".print-only").is_visible())
                self.assertIn("ficticio", page.locator(".print-only").inner_text())
                ink = page.evaluate("getComputedStyle(document.body).color")
                self.assertEqual(ink, "rgb(0, 0, 0)")
                wide = page.evaluate("document.documentElement.scrollWidth")
                self.assertLessEqual(wide, SHEET["width"])
                for row in page.locator("tbody tr").all()[:1]:
                    style = row.evaluate(
                        "r => [getComputedStyle(r).display, "
                        "getComputedStyle(r).breakInside]"
                    )
                    self.assertEqual(style, ["table-row", "avoid"])
        page.goto(f"{self.live_server_url}/g/qantu/participants/")
        head = page.locator("thead").evaluate("h => getComputedStyle(h).display")
        self.assertEqual(head, "table-header-group")
