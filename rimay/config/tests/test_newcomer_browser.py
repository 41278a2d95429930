"""Three first times, in Chromium and by visible words alone: an empty installation to a
printed convening, an adjutant's telephone, and a session from the roll to signed paper.
"""

import io
import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import override
from pypdf import PdfReader

from rimay.accounts.tests.people import code_of, forget_limits
from rimay.config import installation
from rimay.config.tests.newcomer import Walk
from rimay.config.tests.test_acta_browser import PNG
from rimay.core import clock, formatting
from rimay.core.dates import PartialDate
from rimay.dialogue.models import Acta, Agreement, MeetingFile, MinutesLine
from rimay.dialogue.models.charters import DayUnit
from rimay.dialogue.queries.rules import deadline
from rimay.groups.models import SeatHolder
from rimay.ui.tests.chromium import ChromiumCase

POLICE, MINE, CIVIL = "Policía Nacional, Cusco", "Minera Kille", "Asociación Ayni"
SEATS = (
    (POLICE, "Estado", "Huamán Ccori, Julio"),
    (MINE, "Empresas", "Rojas Vega, Ana"),
    (CIVIL, "Sociedad civil", "Condori Quispe, Luz"),
)
PROMISE = "Publicar los canales de queja en cada comisaría"
LENT = "Prestar el local de la asociación"
SAID = "Hay demoras en las derivaciones"
# What each page costs somebody who reads it for the first time, and each field somebody
# who types slowly: our own guess, on the long side.
SECONDS = 15
# Each page that the shortest way to a printed convening opens, as often as it does.
SHORTEST = (
    "/setup/", "/my-sign-in/second-factor/", "/my-sign-in/app/",
    "/my-sign-in/recovery-codes/", "/g/*/",
    "/g/*/members/new/", "/g/*/members/new/", "/g/*/members/new/", "/g/*/members/",
    "/g/*/", "/g/*/meetings/new/", "/g/*/meetings/#/agenda/",
    "/g/*/meetings/#/agenda/", "/g/*/meetings/#/agenda/", "/g/*/meetings/#/",
    "/g/*/meetings/#/convene/", "/g/*/meetings/#/notices/",
)  # fmt: skip


class NewcomerTests(ChromiumCase):
    def setUp(self) -> None:
        super().setUp()
        forget_limits()
        self.code = installation.setup_code()

    def test_from_an_empty_installation_to_a_signed_acta(self) -> None:
        walk = Walk(self.open(viewport={"width": 1366, "height": 768}))
        self.found(walk)
        self.seat(walk)
        link = self.convene(walk)
        unneeded = list(walk.opened)
        for page in SHORTEST:
            unneeded.remove(page)
        self.assertLessEqual(len(unneeded), 2, unneeded)
        handled = (len(walk.opened) + walk.fields) * SECONDS
        self.assertLessEqual(handled, 12 * 60, (walk.opened, walk.fields))
        self.answer(link)
        self.hold(walk)
        self.sign(walk)

    def found(self, walk: Walk) -> None:
        walk.page.goto(f"{self.live_server_url}/setup/")
        walk.fill("Código de configuración", self.code)
        walk.fill("Quién convoca al grupo", "Defensoría de Prueba")
        walk.fill("Nombre del grupo", "Mesa de Prueba")
        walk.fill("Región", "Cusco")
        walk.fill("Su nombre", "Quispe Mamani, Rosa")
        walk.fill("Nombre de usuario o correo", "rosa.quispe")
        walk.fill("Contraseña", "tres papas moradas")
        walk.fill("Contraseña otra vez", "tres papas moradas")
        walk.press("Fundar el grupo")
        walk.press("Configurar una aplicación de autenticación")
        secret = walk.page.get_by_role("code").inner_text().strip()
        walk.fill("Código que muestra la aplicación", code_of(secret))
        walk.press("Configurar la aplicación")
        walk.press("Ya los tengo")

    def seat(self, walk: Walk) -> None:
        walk.press("Nombrar a cinco personas de la mesa")
        for organisation, pillar, person in SEATS:
            walk.fill("Organización", organisation)
            walk.choose("Pilar", pillar)
            walk.fill("Nombre del o la titular", person)
            walk.fill("Celular del o la titular", "984 111 222")
            if organisation == CIVIL:
                walk.press("Guardar")
            else:
                walk.press("Guardar y agregar otro integrante")
            walk.sees(f"{organisation} ya tiene su lugar.")

    def convene(self, walk: Walk) -> str:
        """Plan, convene and print; return the link of the police's message."""
        walk.press("Inicio")
        walk.press("Planear una sesión")
        walk.fill("Fecha", _written(_today() + timedelta(days=21)))
        walk.fill("Empieza a las", "9:30")
        walk.fill("Lugar", "Sala de la Defensoría")
        walk.keep("Guardar la sesión", "Guardarla así")
        for title in ("Presentación", "Reglamento interno"):
            walk.fill("Otro punto", title)
            walk.press("Agregarlo")
        walk.press("Guardar la agenda")
        walk.press("Convocar")
        walk.press("Convocar")
        walk.sees("La sesión está convocada.")
        self.assertIn("Reglamento interno", walk.paper("Agenda para enviar (PDF)"))
        roll = walk.paper("Lista de asistencia para firmar (PDF)")
        for organisation, _pillar, _person in SEATS:
            self.assertIn(organisation, roll)
        messenger = walk.page.get_by_role("link", name="Abrir en el mensajero").first
        text = parse_qs(urlsplit(messenger.get_attribute("href") or "").query)["text"]
        found = re.search(r"https?://\S+", text[0])
        assert found is not None
        return self.live_server_url + urlsplit(found[0]).path

    def answer(self, link: str) -> None:
        """An adjutant with the messenger's link on a telephone; at most four presses."""
        page = self.open(viewport={"width": 360, "height": 740}, is_mobile=True)
        for presses, said in (
            (("Viene el alterno o la alterna",), "Reglamento interno"),
            (
                ("Quien nos representa ya no está", "Sí, ya no está"),
                "La secretaría pide",
            ),
        ):
            walk = Walk(page)
            page.goto(link)
            for words in presses:
                walk.press(words)
            self.assertLessEqual(walk.presses + 1, 4, "the link itself is one press")
            walk.sees(said)
        held = SeatHolder.objects.get(membership__organisation__name__contains=POLICE)
        self.assertIsNotNone(held.unconfirmed_since)

    def hold(self, walk: Walk) -> None:
        """One pillar is short, one item has no attribution, one promise waits."""
        walk.press("Sesiones")
        walk.press("Planear una sesión")
        walk.fill("Fecha", _written(_today()))
        walk.fill("Empieza a las", "9:30")
        walk.keep("Guardar la sesión", "Guardarla así")
        for title, rule in (
            ("Canales de queja", "abierto"),
            ("Derivaciones", "sin atribución"),
        ):
            walk.fill("Otro punto", title)
            walk.choose("Regla de reserva", rule)
            walk.press("Agregarlo")
        walk.press("Guardar la agenda")
        walk.press("Convocar")
        walk.press("Convocar")
        walk.page.get_by_role("link", name="Sesión ordinaria").click()
        walk.press("A la mesa")
        walk.press("Abrir la sesión")
        walk.press("Pasar lista")
        for organisation, came in ((POLICE, "Presente"), (CIVIL, "Presente")):
            seat = walk.page.get_by_role("group", name=organisation)
            seat.get_by_text(came, exact=True).click()
        seat = walk.page.get_by_role("group", name=MINE)
        seat.get_by_text("Ausente", exact=True).click()
        walk.press("Guardar quiénes vinieron")
        walk.sees("Falta: Empresas (1 representación).")
        self.note(walk, PROMISE, "Acuerdo")
        walk.press("Completarlo")
        walk.choose("Tipo de acuerdo", "compromiso")
        walk.choose("Quién lo encabeza", POLICE)
        walk.check(CIVIL, within="Quién responde con ellos")
        walk.fill("O en tantos días", "15")
        walk.choose("Quién da seguimiento", CIVIL)
        walk.press("Guardar el acuerdo")
        self.note(walk, LENT, "Acuerdo")
        walk.press("Completarlo")
        walk.choose("Tipo de acuerdo", "compromiso")
        walk.choose("Quién lo encabeza", CIVIL)
        walk.fill("Hasta cuándo", _written(_today() + timedelta(days=90)))
        walk.choose("Quién da seguimiento", POLICE)
        walk.check(CIVIL, within="Ad referéndum de")
        walk.press("Guardar el acuerdo")
        walk.sees("Por ratificar")
        walk.press("Pasar al punto 2")
        walk.sees("Este punto no guarda quién habló")
        self.note(walk, SAID, "Resumen")

    def note(self, walk: Walk, words: str, kind: str) -> None:
        walk.check(kind)
        walk.fill("Qué se dijo", words)
        walk.sees("Guardado a las")
        walk.press("Agregar a la ayuda memoria")
        # Beside what is kept stands, hidden, what still waits to be sent.
        lines = walk.page.get_by_role("listitem").filter(has_text=words)
        lines.filter(visible=True).first.wait_for()

    def sign(self, walk: Walk) -> None:
        """Close, print, and bring the signed paper back as a photograph."""
        page = walk.page
        walk.press("Leer el acta y cerrarla")
        page.get_by_role("link", name="Corregir Sesión ordinaria").click()
        walk.fill("Terminó a las", "11:45")
        walk.press("Guardarlo así")
        walk.check("Miré todo lo que está señalado")
        walk.press("Cerrarla e imprimir")
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        self.assertLessEqual(len(printed.pages), 2)
        walk.press("Acta")
        walk.press("Traer el acta firmada")
        page.get_by_label("Fotos o escaneo").set_input_files(
            {"name": "foto.png", "mimeType": "image/png", "buffer": PNG}
        )
        walk.press("Traerlas")
        walk.check("Los comparé")
        walk.press("Archivar como original firmado")
        walk.sees("queda archivada")
        self.assertEqual(MeetingFile.objects.get().kind, "acta")
        self.kept()

    def kept(self) -> None:
        """What was said stands as it was said, and nobody's name where none may."""
        agreement = Agreement.objects.get(text__contains=PROMISE)
        day = deadline(agreement.group, _today(), 15, DayUnit.WORKING)
        self.assertEqual(agreement.due_on, PartialDate.of(day))
        self.assertEqual(agreement.others.count(), 1)
        waits = Agreement.objects.get(text__contains=LENT)
        self.assertEqual(waits.status, "to_ratify")
        text = Acta.objects.get().text
        self.assertIn("No hubo quórum en: Empresas.", text)
        self.assertIn(f"Adoptado ad referéndum de {CIVIL}", text)
        line = MinutesLine.objects.get(text=SAID)
        self.assertIsNone(line.speaker_id)


def _today() -> date:
    return clock.today_in("America/Lima")


def _written(day: date) -> str:
    with override("es"):
        return formatting.date_words(day)
