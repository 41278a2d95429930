"""The session under way in Chromium: two writers, a lost connection, no script at all."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from rimay.access.tests.cast import Cast, make_cast, sign_in
from rimay.core.text import Text
from rimay.dialogue.actions.running import open_session
from rimay.dialogue.models import AgendaItem, Attendance, Meeting, MinutesLine
from rimay.ui.tests.chromium import ChromiumCase, violations

ADD = "Agregar a la ayuda memoria"


class TableBrowserTests(ChromiumCase):
    cast: Cast

    def setUp(self) -> None:
        self.cast = make_cast()
        self.meeting = Meeting.objects.create(
            group=self.cast.group, title=Text.of(es="Tercera sesión"), state="convened"
        )
        for number, rule in enumerate(("open", "chatham"), 1):
            AgendaItem.objects.create(
                group=self.cast.group,
                meeting=self.meeting,
                number=number,
                title=Text.of(es=f"Punto {number}"),
                regime=rule,
            )
        super().setUp()

    def as_role(self, role: str, **options: Any) -> Page:
        """Return a page of a browser of its own, signed in."""
        client = Client()
        sign_in(client, self.cast.users[role])
        page = self.open(**options)
        name = settings.SESSION_COOKIE_NAME
        held = {"name": name, "value": client.cookies[name].value}
        page.context.add_cookies([held | {"url": self.live_server_url}])
        return page

    def url(self, rest: str = "table/") -> str:
        slug = self.cast.group.slug
        return f"{self.live_server_url}/g/{slug}/meetings/{self.meeting.pk}/{rest}"

    def open_session(self) -> None:
        open_session(self.cast.actor("secretariat"), self.meeting)

    def texts(self) -> list[str]:
        rows = MinutesLine.objects.order_by("position", "id")
        return list(rows.values_list("text", flat=True))

    def test_what_is_typed_without_connection_arrives_once_and_in_order(self) -> None:
        self.open_session()
        page = self.as_role("secretariat")
        page.goto(self.url())
        box = page.locator("#box textarea")
        box.fill("Antes del corte")
        expect(page.locator("[data-told]")).to_contain_text("Guardado a las")
        page.context.set_offline(True)
        box.type(" de luz")
        page.get_by_role("button", name=ADD).click()
        for words in ("Uno", "Dos"):
            box.fill(words)
            page.get_by_role("button", name=ADD).click()
        told = "En espera de conexión: 3 líneas."
        expect(page.locator("[data-told]")).to_have_text(told)
        self.assertEqual(self.texts(), ["Antes del corte"])
        # The window is closed meanwhile; another one of the same browser sends it.
        page.close()
        page = page.context.new_page()
        page.context.set_offline(False)
        page.goto(self.url())
        arrived = page.locator(".notes:not(.waiting) .words")
        expect(arrived).to_have_text(["Antes del corte de luz", "Uno", "Dos"])
        self.assertEqual(self.texts(), ["Antes del corte de luz", "Uno", "Dos"])
        self.assertEqual(page.evaluate("localStorage.length"), 0)

    def test_the_roll_is_called_without_connection(self) -> None:
        self.open_session()
        page = self.as_role("secretariat", viewport={"width": 360, "height": 740})
        page.goto(self.url("presence/"))
        page.context.set_offline(True)
        seats = page.locator("fieldset.seat")
        for place in (0, 1):
            seats.nth(place).get_by_text("Presente", exact=True).click()
        seats.nth(1).get_by_text("Ausente").click()
        waits = "En espera de conexión: 2 líneas."
        expect(page.locator("[data-told]")).to_have_text(waits)
        page.context.set_offline(False)
        expect(page.locator("[data-told]")).to_contain_text("Guardado a las")
        came = Attendance.objects.order_by("id").values_list("presence", flat=True)
        self.assertEqual(list(came), ["present", "absent"])

    def test_one_page_sends_what_is_written_and_the_next_takes_over(self) -> None:
        self.open_session()
        page = self.as_role("secretariat")
        page.goto(self.url("presence/"))
        # A network that answers with a page of its own, as in a hotel.
        page.route("**/presence/", lambda route: route.fulfill(body="<p>Wi-Fi</p>"))
        page.locator("fieldset.seat").first.get_by_text("Presente", exact=True).click()
        waits = "En espera de conexión: 1 línea."
        expect(page.locator("[data-told]")).to_have_text(waits)
        page.unroute("**/presence/")
        page.goto(self.url())
        expect(page.locator("[data-told]")).to_contain_text("Guardado a las")
        self.assertEqual(Attendance.objects.get().presence, "present")
        page.route("**/line/", lambda route: route.abort())
        page.locator("#box textarea").fill("Uno")
        expect(page.locator("[data-told]")).to_have_text(waits)
        other = page.context.new_page()
        other.goto(self.url())
        other.locator("#box textarea").fill("Dos")
        expect(other.locator("[data-told]")).to_contain_text("Guardado a las")
        self.assertEqual(self.texts(), ["Dos"])
        page.close()
        arrived = other.locator(".notes:not(.waiting) .words", has_text="Uno")
        expect(arrived).to_be_visible()
        self.assertEqual(sorted(self.texts()), ["Dos", "Uno"])
        self.assertEqual(other.evaluate("localStorage.length"), 0)

    def test_what_the_server_refuses_stays_in_sight_until_it_is_taken_away(
        self,
    ) -> None:
        self.open_session()
        page = self.as_role("secretariat")
        page.goto(self.url())
        page.context.set_offline(True)
        page.locator("#box textarea").fill("Después del cierre")
        page.get_by_role("button", name=ADD).click()
        Meeting.objects.filter(pk=self.meeting.pk).update(state="held")
        AgendaItem.objects.update(is_current=False)
        page.context.set_offline(False)
        for _time in range(2):
            waiting = page.locator("[data-waiting] > li")
            expect(waiting).to_contain_text("Después del cierre")
            expect(waiting).to_contain_text("Este punto está cerrado")
            page.reload()
        page.goto(f"{self.live_server_url}/sign-out/")
        expect(page.locator("[data-unsent]")).to_be_visible()
        page.locator("[data-leaves] button").click()
        expect(page.locator("[data-leaves]")).to_have_count(0)
        self.assertEqual(page.evaluate("localStorage.length"), 0)

    def test_two_writers_at_one_paragraph_lose_no_word(self) -> None:
        self.open_session()
        one, two = (self.as_role("secretariat") for _time in range(2))
        one.goto(self.url())
        one.locator("#box textarea").fill("Se acordó algo")
        one.get_by_role("button", name=ADD).click()
        two.goto(self.url())
        expect(one.locator(".notes .words").first).to_have_text("Se acordó algo")
        # Both begin from the same words, before either's are on their way.
        for page in (one, two):
            page.locator("[data-mend]").first.click()
            page.locator("#box textarea").press("End")
        for page, more in ((one, " hoy"), (two, " mañana")):
            page.locator("#box textarea").type(more)
        for page in (one, two):
            page.get_by_role("button", name=ADD).click()
        rivals = one.locator(".rivals .words")
        expect(rivals).to_have_count(2)
        self.assertEqual(
            sorted(self.texts()), ["Se acordó algo hoy", "Se acordó algo mañana"]
        )
        one.get_by_role("button", name="Unir los dos").click()
        expect(one.locator(".rivals")).to_have_count(0)
        self.assertEqual(len(self.texts()), 1)

    def test_readers_follow_the_table_without_touching_anything(self) -> None:
        self.open_session()
        reader, screen = self.as_role("civil_seat"), self.as_role("secretariat")
        reader.goto(self.url())
        screen.goto(self.url("screen/"))
        writer = self.as_role("secretariat")
        writer.goto(self.url())
        writer.locator("#box textarea").type("Se está diciendo")
        for page in (reader, screen):
            expect(page.locator(".words")).to_have_text("Se está diciendo")
            expect(page.locator(".writing")).to_be_visible()
        writer.get_by_role("button", name="Pasar al punto 2").click()
        for page in (reader, screen):
            expect(page.locator("h2", has_text="2. Punto 2")).to_be_visible()

    def test_a_whole_document_pasted_is_refused_and_stays_in_the_box(self) -> None:
        self.open_session()
        page = self.as_role("secretariat")
        page.goto(self.url())
        text = "palabra " * (2 * 1024 * 1024 // 8)
        page.locator("#box textarea").fill(text)
        page.get_by_role("button", name=ADD).click()
        expect(page.locator("[data-told]")).to_contain_text("20 000 caracteres")
        self.assertEqual(page.locator("#box textarea").input_value(), text)
        self.assertEqual(self.texts(), [])

    def test_everything_is_done_without_script(self) -> None:
        page = self.as_role("secretariat", java_script_enabled=False)
        page.goto(self.url())
        page.get_by_role("button", name="Abrir la sesión").click()
        page.get_by_label("Acuerdo").check()
        page.locator("#box textarea").fill("Publicar el plan")
        page.get_by_role("button", name=ADD).click()
        expect(page.locator(".notes .words")).to_have_text("Publicar el plan")
        page.get_by_role("link", name="Corregir").click()
        page.locator("#box textarea").fill("Publicar el plan de trabajo")
        page.get_by_role("button", name=ADD).click()
        self.assertEqual(self.texts(), ["Publicar el plan de trabajo"])
        page.get_by_role("link", name="Hacer más estricta").click()
        page.get_by_text("Sin atribución").click()
        page.get_by_role("button", name="sin vuelta atrás").click()
        expect(page.locator(".block.no_attribution")).to_be_visible()
        page.get_by_role("button", name="Pasar al punto 2").click()
        page.get_by_role("link", name="Pasar lista").click()
        page.locator("fieldset.seat").first.get_by_text("Presente", exact=True).click()
        page.get_by_role("button", name="Guardar quiénes vinieron").click()
        expect(page.locator(".pillar-count").first).to_contain_text("1 de 2")

    def test_the_pages_keep_the_rules_of_every_page(self) -> None:
        self.open_session()
        item = AgendaItem.objects.get(number=1)
        slug = self.cast.group.slug
        stricter = f"{self.live_server_url}/g/{slug}/agenda-items/{item.pk}/stricter/"
        for width, scheme in ((360, "light"), (1100, "light"), (1440, "dark")):
            page = self.as_role(
                "secretariat",
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
            )
            page.goto(self.url())
            page.get_by_label("Acuerdo").check()
            page.locator("#box textarea").fill("x" * 200)
            page.get_by_role("button", name=ADD).click()
            addresses = [
                self.url(),
                self.url("presence/"),
                self.url("screen/"),
                stricter,
            ]
            for address in addresses:
                page.goto(address)
                with self.subTest(f"{address} {width}"):
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    self.assertLessEqual(wide, width)
                    self.assertEqual(violations(page), [])
