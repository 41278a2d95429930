"""The pages without a mouse: where the focus is, that it shows, and where it leads."""

from playwright.sync_api import Page

from rimay.config.tests.browser import BrowserCase
from rimay.groups.models import Person

PASSWORD = "tres papas moradas"
FOCUSED = "document.activeElement"
SHOWN = f"""() => {{
  const style = getComputedStyle({FOCUSED}), box = {FOCUSED}.getBoundingClientRect();
  return {{ line: style.outlineStyle, width: parseFloat(style.outlineWidth),
    left: box.left, top: box.top, bottom: box.bottom, tall: box.height }};
}}"""


class KeyboardTests(BrowserCase):
    def press(self, page: Page, key: str, times: int = 1) -> None:
        for _turn in range(times):
            page.keyboard.press(key)

    def is_at(self, page: Page, selector: str) -> bool:
        return bool(page.evaluate(f"{FOCUSED}.matches({selector!r})"))

    def tab_to(self, page: Page, selector: str, most: int = 80) -> None:
        """Press Tab until the focus is there; it shows at each stop on the way."""
        for _turn in range(most):
            page.keyboard.press("Tab")
            shown = page.evaluate(SHOWN)
            self.assertEqual(
                shown["line"], "solid", page.evaluate(f"{FOCUSED}.outerHTML")
            )
            self.assertGreaterEqual(shown["width"], 3)
            self.assertGreaterEqual(shown["left"], 0)
            if self.is_at(page, selector):
                return
        self.fail(f"no way by keyboard to {selector}")

    def test_everything_answers_to_the_keyboard(self) -> None:
        # One walk: founding the demonstration anew for each step takes too long.
        for step in (
            self.one_signs_in,
            self.the_first_stops_skip_to_the_content_and_to_the_menu,
            self.a_list_is_filtered_and_the_filter_left_out_again,
            self.a_form_leads_from_its_errors_to_its_fields,
            self.choices_and_details_answer,
        ):
            with self.subTest(step.__name__):
                step()

    def one_signs_in(self) -> None:
        person = Person.objects.get(group__slug="qantu", name="Condori Ayala, Raúl")
        assert person.user is not None
        person.user.set_password(PASSWORD)
        person.user.save()
        page = self.open()
        page.goto(f"{self.live_server_url}/sign-in/?next=/g/qantu/")
        self.tab_to(page, "[name=login]")
        page.keyboard.type(person.user.login)
        self.tab_to(page, "[name=password]")
        page.keyboard.type(PASSWORD)
        self.press(page, "Enter")
        page.wait_for_url("**/g/qantu/")
        self.assertIn("Policía de Qantu", page.locator(".me").inner_text())

    def the_first_stops_skip_to_the_content_and_to_the_menu(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900})
        self.enter(page, "Secretaría técnica")
        for stop, target in enumerate(("#content", "#menu"), start=1):
            page.goto(f"{self.live_server_url}/g/qantu/")
            self.press(page, "Tab", stop)
            self.assertTrue(self.is_at(page, f"a.skip[href='{target}']"))
            self.assertGreaterEqual(page.evaluate(SHOWN)["top"], 0)
            self.press(page, "Enter")
            self.press(page, "Tab")
            inside = f"{FOCUSED}.closest({target!r}) !== null"
            self.assertTrue(page.evaluate(inside))

    def a_list_is_filtered_and_the_filter_left_out_again(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900})
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/participants/")
        self.press(page, "Tab")
        self.press(page, "Enter")
        self.tab_to(page, "#filter-q")
        page.keyboard.type("condori")
        self.press(page, "Enter")
        page.wait_for_url("**q=condori**")
        self.assertLess(page.locator("tbody tr").count(), 25)
        self.tab_to(page, "a.chip")
        self.press(page, "Enter")
        page.wait_for_url(lambda url: "q=" not in url)
        self.assertEqual(page.locator("tbody tr").count(), 25)

    def a_form_leads_from_its_errors_to_its_fields(self) -> None:
        page = self.open(viewport={"width": 360, "height": 740})
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/people/new/")
        self.tab_to(page, "[name=name]")
        self.press(page, "Enter")
        page.wait_for_selector("#errors")
        self.assertTrue(self.is_at(page, "#errors"))
        self.tab_to(page, "#errors a")
        self.press(page, "Enter")
        self.assertTrue(self.is_at(page, "[name=name]"))
        page.keyboard.type("Mamani Quispe, Inés")
        self.tab_to(page, "main button.filled")
        self.press(page, "Enter")
        # The load state of the form is still "loaded" while its answer travels.
        page.locator("h1", has_text="Mamani Quispe, Inés").wait_for()

    def choices_and_details_answer(self) -> None:
        page = self.open(viewport={"width": 1440, "height": 900})
        self.enter(page, "Secretaría técnica")
        page.goto(f"{self.live_server_url}/g/qantu/people/new/")
        self.tab_to(page, "[name=reading-access_class]")
        self.press(page, "ArrowDown")
        self.assertEqual(
            page.locator("[name=reading-access_class]:checked").input_value(), "members"
        )
        person = Person.objects.filter(group__slug="qantu").first()
        assert person is not None
        page.goto(f"{self.live_server_url}/g/qantu/people/{person.pk}/")
        self.tab_to(page, "summary")
        self.press(page, "Enter")
        self.assertTrue(page.evaluate(f"{FOCUSED}.parentElement.open"))
