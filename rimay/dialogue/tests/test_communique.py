"""A communiqué: drawn from an acta, pointed at, published for good."""

from django.test import Client

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.audit.models import Entry
from rimay.core import clock
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.dialogue.actions import communiques as acts
from rimay.dialogue.models import Acta, AgendaItem, Communique, Meeting, MinutesLine
from rimay.dialogue.queries.communiques import points_in
from rimay.dialogue.tests.acta_scene import ActaTestCase, make_agreement
from rimay.groups.models import Membership
from rimay.records.actions import Locked


class CommuniqueTestCase(ActaTestCase):
    acta: Acta

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        group = cls.cast.group
        group.is_public = True
        group.save()
        AgendaItem.objects.filter(pk=cls.items[0].pk).update(
            minutes_text=Text.of(es="Se leyó el avance.", en="Progress was read.")
        )
        AgendaItem.objects.filter(pk=cls.items[1].pk).update(
            minutes_text=Text.of(es="Hubo tres bloqueos en la vía durante octubre.")
        )
        ngo = cls.cast.organisations["ngo"]
        for number, text, item in (
            ("8", "Publicar el plan.", 1),
            ("9", "Vigilar la vía.", 2),
        ):
            make_agreement(
                cls.meeting, number, text, ngo, item=item, access_class=Class.PUBLIC
            )
        cls.acta = cls().closed()

    def drawn(self) -> Communique:
        return acts.draw_communique(self.actor(), self.acta)

    def written(self, es: str, en: str = "") -> Communique:
        made = self.drawn()
        return acts.write_communique(
            self.actor(),
            made,
            title=Text.of(es="Comunicado", en="Communiqué"),
            text=Text.of(es=es, en=en),
            version=made.version,
        )

    def points(self, es: str) -> dict[str, str]:
        found = points_in(self.actor(), self.written(es))
        return {point.passage: point.words for point in found}

    def publish(self, made: Communique, *, looked_at: bool = True) -> Communique:
        return acts.publish_communique(
            self.actor(), made, looked_at=looked_at, version=made.version
        )


class DrawingTests(CommuniqueTestCase):
    def test_it_takes_what_the_acta_has_for_everybody_in_both_languages(self) -> None:
        made = self.drawn()
        es, en = made.text.in_language("es"), made.text.in_language("en")
        self.assertIn("sesión del 9 de noviembre de 2017 en Sala de la cámara", es)
        self.assertIn("Se leyó el avance.", es)
        self.assertIn("Se acordó: Publicar el plan.", es)
        self.assertIn("Progress was read.", en)
        for hidden in ("bloqueos", "Vigilar", "municipalidades", "police"):
            self.assertNotIn(hidden, es + en)
        self.assertEqual(made.access_class, Class.SECRETARIAT)

    def test_it_is_drawn_by_the_desk_from_a_closed_acta_alone(self) -> None:
        at = self.url(f"actas/{self.acta.pk}/communique/")
        for role, status in (("civil_seat", 403), ("outsider", 404)):
            self.assertEqual(self.as_role(role).get(at).status_code, status)
            self.assertEqual(self.as_role(role).post(at).status_code, status)
        self.assertFalse(Communique.objects.exists())
        answer = self.as_role("secretariat").post(at)
        made = Communique.objects.get()
        self.assertRedirects(answer, self.url(f"communiques/{made.pk}/change/"))
        Acta.objects.filter(pk=self.acta.pk).update(state="draft")
        self.acta.refresh_from_db()
        with self.assertRaises(acts.NotClosed):
            self.drawn()


class PointingTests(CommuniqueTestCase):
    def test_persons_organisations_and_what_looks_like_a_name_are_pointed_at(
        self,
    ) -> None:
        person = self.cast.people["police_seat"]
        person.name = "Quispe Huamán, Rosa"
        person.save()
        found = self.points(
            "Rosa Quispe habló. También el Crnl. Torres y Juan Pérez Soto. Llame al "
            "984 123 456 o escriba a ana@correo.pe. DNI 40123456. La mine y ngo fueron."
        )
        self.assertEqual(found["Rosa Quispe"], "El nombre de una persona")
        self.assertEqual(found["Crnl. Torres"], "Parece un nombre")
        self.assertEqual(found["Juan Pérez Soto"], "Parece un nombre")
        self.assertEqual(found["984 123 456"], "Parece un teléfono")
        self.assertEqual(found["ana@correo.pe"], "Una dirección de correo")
        self.assertEqual(found["DNI 40123456"], "Parece un documento de identidad")
        self.assertEqual(
            found["mine"], "Una organización que no aceptó ser nombrada en público"
        )

    def test_an_organisation_that_agreed_to_be_named_is_only_pointed_at(self) -> None:
        Membership.objects.filter(pk=self.cast.memberships["mine"].pk).update(
            named_in_public=True
        )
        self.assertEqual(
            self.points("La mine fue.")["mine"], "El nombre de una organización"
        )

    def test_a_name_that_the_writer_may_not_see_is_not_told(self) -> None:
        person = self.cast.people["police_seat"]
        person.name, person.access_class = "Zambrano, Ada", Class.TEAM
        person.access_circle = self.cast.team
        person.save()
        self.assertNotIn("Zambrano", self.points("Vino Zambrano."))

    def test_every_line_of_an_item_that_is_not_open_is_pointed_at(self) -> None:
        line = MinutesLine(
            item=self.items[1],
            text="La empresa pagó el combustible de la patrulla",
            behind_gate=True,
        )
        line.take_class_of(self.items[1])
        line.save()
        found = self.points(
            "Se leyó el avance.\n\n"
            "Se dijo que hubo TRES bloqueos en la via durante el mes.\n\n"
            "Se supo: la empresa pagó el combustible.\n\n"
            "Vigilar la vía."
        )
        strict = [p for p, words in found.items() if "más estricta" in words]
        self.assertEqual(len(strict), 3)
        self.assertNotIn("Se leyó el avance.", found)

    def test_what_names_nobody_is_not_pointed_at(self) -> None:
        found = self.points(
            "El Grupo de Trabajo conversó con la Defensoría del Pueblo sobre Derechos "
            "Humanos y el Plan de Trabajo 2018. Carta 003-2018. S/ 12,345.50. Enero."
        )
        self.assertEqual(found, {})


class PublishingTests(CommuniqueTestCase):
    def test_published_everybody_reads_it_and_it_does_not_change(self) -> None:
        made = self.written("El grupo se reunió.", "The group met.")
        public = f"/public/qantu-test/communique/{made.public_key}/"
        self.assertEqual(Client().get(public).status_code, 404)
        self.assertNotContains(Client().get("/public/qantu-test/"), "Comunicado")
        client = self.as_role("secretariat")
        at = self.url(f"communiques/{made.pk}/publish/")
        asked = client.get(at)
        self.assertContains(asked, "Nada parece un nombre")
        for words in ("El grupo se reunió.", "Communiqué", "The group met."):
            self.assertContains(asked, words)
        answer = client.post(at, {"version": str(made.version)})
        self.assertRedirects(answer, self.url(f"communiques/{made.pk}/"))
        made.refresh_from_db()
        self.assertEqual(
            (made.access_class, made.published_on), ("public", clock.today())
        )
        self.assertContains(Client().get(public), "El grupo se reunió.")
        english = Client(headers={"Accept-Language": "en"})
        self.assertContains(english.get(public), "The group met.")
        self.assertContains(Client().get("/public/qantu-test/"), public)
        self.assertEqual(Entry.objects.filter(act="communique.publish").count(), 1)
        with self.assertRaises(Locked):
            self.publish(made)
        for part in ("change", "publish"):
            answer = client.get(self.url(f"communiques/{made.pk}/{part}/"))
            self.assertEqual(answer.status_code, 409)
        self.assertEqual(
            client.post(self.url(f"communiques/{made.pk}/remove/")).status_code, 409
        )

    def test_what_is_pointed_at_must_have_been_looked_at(self) -> None:
        made = self.written("Vino Juan Pérez Soto.")
        at = self.url(f"communiques/{made.pk}/publish/")
        client = self.as_role("secretariat")
        answer = client.post(at, {"version": str(made.version)})
        self.assertContains(answer, "Juan Pérez Soto", status_code=422)
        self.assertFalse(visible(passer_by(made.group), Communique).exists())
        client.post(at, {"version": str(made.version), "looked_at": "on"})
        self.assertTrue(visible(passer_by(made.group), Communique).exists())

    def test_words_changed_by_another_meanwhile_are_not_published_unseen(self) -> None:
        made = self.written("Uno.")
        stale = made.version
        acts.write_communique(
            self.actor(), made, title=made.title, text=Text.of(es="Dos."), version=stale
        )
        at = self.url(f"communiques/{made.pk}/publish/")
        answer = self.as_role("secretariat").post(at, {"version": str(stale)})
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, "Dos.", status_code=422)
        self.assertIsNone(Communique.objects.get(pk=made.pk).published_on)

    def test_without_words_in_the_group_s_language_it_is_not_published(self) -> None:
        made = self.written("", "Only English.")
        with self.assertRaises(acts.Unwritten):
            self.publish(made)

    def test_the_second_of_two_writers_sees_both(self) -> None:
        made = self.written("Lo de la primera.")
        at = self.url(f"communiques/{made.pk}/change/")
        given = {"version": "1", "title_es": "T", "text_es": "Lo de la segunda."}
        answer = self.as_role("secretariat").post(at, given)
        self.assertContains(answer, "Lo de la primera.", status_code=409)
        self.assertContains(answer, "Lo de la segunda.", status_code=409)

    def test_a_draft_is_the_secretariat_s_and_nobody_else_publishes(self) -> None:
        made = self.written("Un borrador.")
        for role, status in (("civil_seat", 404), ("donor", 404), ("outsider", 404)):
            for part in ("", "change/", "publish/"):
                at = self.url(f"communiques/{made.pk}/{part}")
                self.assertEqual(self.as_role(role).get(at).status_code, status)
        self.publish(made)
        at = self.url(f"communiques/{made.pk}/publish/")
        self.assertEqual(self.as_role("civil_seat").post(at).status_code, 403)

    def test_a_group_without_a_public_page_shows_none(self) -> None:
        made = self.publish(self.written("El grupo se reunió."))
        self.cast.group.is_public = False
        self.cast.group.save()
        at = f"/public/qantu-test/communique/{made.public_key}/"
        self.assertEqual(Client().get(at).status_code, 404)

    def test_the_list_says_what_is_published(self) -> None:
        self.publish(self.written("El grupo se reunió."))
        page = self.as_role("civil_seat").get(self.url("communiques/"))
        self.assertContains(page, "Comunicado")
        self.assertContains(page, "Publicado")
        self.assertTrue(Meeting.objects.exists())
