"""What is given out: protected breakdowns, both languages, one way to what rests on it."""

from datetime import date
from decimal import Decimal

from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from rimay.access.actor import console
from rimay.core.classes import Class
from rimay.core.text import Text
from rimay.groups.models import Organisation, Person, Place
from rimay.records.actions import Reading
from rimay.results import actions, drafts
from rimay.results.documents.building import build
from rimay.results.figures import BY_CODE
from rimay.results.models import Release, Report
from rimay.results.queries import figures, reports, values
from rimay.results.tests.releasing import ReleasingTestCase
from rimay.study.models import Interview, Study
from rimay.training.models import Participant


class ReleaseTests(ReleasingTestCase):
    @override_settings(DEMONSTRATION=True, DEMONSTRATION_DAY=date(2018, 1, 17))
    def test_it_is_given_out_on_the_day_that_the_banner_shows(self) -> None:
        release = self.given_out("training.participants")
        day = timezone.localtime(release.released_at).date()
        self.assertEqual(day, date(2018, 1, 17))

    def test_a_breakdown_is_kept_in_both_languages(self) -> None:
        self.people(6, sex="female")
        self.people(6, sex="male")
        with override("es"):
            held = self.breakdown(self.given_out("training.participants"), "sex")
        self.assertEqual(held["label"], {"es": "Por sexo", "en": "By sex"})
        self.assertEqual(held["cells"][0][0], {"es": "mujer", "en": "woman"})

    def test_a_small_cell_hides_the_whole_breakdown(self) -> None:
        self.people(6, sex="female")
        self.people(4, sex="male")
        held = self.breakdown(self.given_out("training.participants"), "sex")
        self.assertEqual((held["cells"], held["is_hidden"]), ([], True))

    def test_nobody_is_named_to_more_readers_than_may_know_of_them(self) -> None:
        hidden = Organisation.objects.create(
            group=self.cast.group,
            name=Text.of(es="Discreta"),
            access_class=Class.GROUP,
        )
        self.people(6, organisation=hidden)
        code = "training.participants"
        public = self.breakdown(self.given_out(code), "organisation")
        self.assertTrue(public["is_hidden"])
        inside = self.breakdown(self.given_out(code, Class.GROUP), "organisation")
        self.assertFalse(inside["is_hidden"])

    def test_a_region_that_only_hidden_interviews_name_is_not_opened(self) -> None:
        group, figure = self.cast.group, BY_CODE["study.regions"]
        study = Study.objects.create(
            group=group, title=Text.of(es="Uno"), access_class=Class.GROUP
        )
        for name in ("Alta", "Baja"):
            place = Place.objects.create(
                group=group, name=Text.of(es=name), access_class=Class.PUBLIC
            )
            Interview.objects.create(
                group=group, study=study, code=name, region=place,
                access_class=Class.SECRETARIAT,
            )  # fmt: skip
        study.regions.set(Place.objects.filter(group=group)[:1])
        release = self.given_out("study.regions")
        seat, desk = self.cast.actor("company_seat"), self.cast.actor("secretariat")
        counts = [
            rows.count()
            for actor in (seat, desk)
            if (rows := figures.rows_behind(actor, group, figure, release)) is not None
        ]
        self.assertEqual((release.shown_value, counts), (2, [1, 2]))

    def test_who_gave_what_and_who_owes_what_is_never_given_out(self) -> None:
        for code in ("funding.contributions_in_kind", "workplan.activities"):
            found = {
                b.code
                for b in values.compute(self.cast.group, BY_CODE[code])[0].breakdowns
            }
            with self.subTest(code):
                self.assertNotIn("organisation", found)

    def test_a_known_value_says_of_which_day_it_is(self) -> None:
        for figure, computed in values.compute_all(self.cast.group):
            with self.subTest(figure.code):
                self.assertEqual(computed.value is None, computed.as_of is None)

    def test_the_list_shows_the_latest_and_is_flat(self) -> None:
        codes = [f.code for f in BY_CODE.values()]
        for _turn in range(3):
            actions.release_figures(
                self.actor,
                self.cast.group,
                list(BY_CODE.values()),
                reading=Reading(Class.PUBLIC),
            )
        with self.assertNumQueries(2):
            shown = figures.latest(self.actor)
        self.assertEqual([s.figure.code for s in shown], codes)
        newest = Release.objects.order_by("-id")[: len(codes)]
        self.assertEqual({s.release.pk for s in shown}, {r.pk for r in newest})
        self.assertEqual(sum(len(f.shown) for f in figures.families(shown)), len(codes))

    def publish(self, **words: str) -> Report:
        report = actions.begin_report(self.actor, self.cast.group)
        section = report.sections.all()[0]
        said = actions.Words(section.title, Text.of("es", **words), section.picture)
        actions.write_section(self.actor, section, words=said, version=section.version)
        return actions.publish_report(
            self.actor, report, looked_at=False, reading=Reading(Class.GROUP)
        )

    def test_brackets_that_are_no_figure_stop_publishing(self) -> None:
        for words in ("[[training.nobody]]", "[[participantes]]"):
            with self.subTest(words), self.assertRaises(actions.UnknownFigures):
                self.publish(es=f"Fueron {words}.")

    def test_a_figure_by_currency_is_set_in_by_one_of_them(self) -> None:
        report = Report(group=self.cast.group)
        held = [
            Release(
                code="funding.contributions_money",
                value=Decimal(n),
                unit=unit,
                date_value=None,
            )
            for n, unit in ((5, "PEN"), (7, "USD"))
        ]
        releases = {"funding.contributions_money": held}
        report.lead = Text.of(
            es="[[funding.contributions_money:USD]]; [[funding.contributions_money]]"
        )
        document = build(report, [], releases, language="es")
        self.assertEqual(
            document.lead.replace("\N{NO-BREAK SPACE}", " "),
            "USD 7.00; S/ 5.00 y USD 7.00",
        )

    def test_a_corrected_row_names_every_report_that_rested_on_it(self) -> None:
        row, *_others = self.people(6)
        subject = row._meta.label_lower
        self.publish(es="Uno")
        with self.assertNumQueries(1):
            found = reports.reports_using(self.actor, subject, [row.pk])
        self.assertEqual(len(found), 1)
        for _turn in range(3):
            self.publish(es="Otro")
        with self.assertNumQueries(1):
            found = reports.reports_using(self.actor, subject, [row.pk])
        self.assertEqual(len(found), 4)
        self.assertEqual(reports.reports_using(self.actor, "x.y", [row.pk]), [])

    def test_a_row_that_no_longer_counts_still_names_its_report(self) -> None:
        row = Participant.objects.get(pk=self.people(1)[0].pk)
        published = self.publish(es="Uno")
        pk = row.pk
        row.delete()
        found = reports.reports_using(self.actor, "training.participant", [pk])
        self.assertEqual(found, [published])

    def test_a_report_that_names_somebody_is_looked_at_first(self) -> None:
        Person.objects.create(group=self.cast.group, name="Apaza Condori, Julia")
        for words in ("Habló JULIA APAZA.", "La señora Apaza Condori abrió."):
            with self.subTest(words), self.assertRaises(actions.NotLookedAt):
                self.publish(es=words)
        self.assertTrue(self.publish(es="Habló la secretaría de Julia.").is_published)

    def test_names_that_the_writer_may_not_see_are_not_told(self) -> None:
        sealed = self.cast.group
        Person.objects.create(
            group=sealed, name="Huamán Ccori, Elsa", access_class=Class.SECRETARIAT
        )
        report = actions.begin_report(self.actor, sealed)
        report.lead = Text.of(es="Elsa Huamán estuvo.")
        found = drafts.named_in(self.actor, report, [])
        self.assertEqual([f.words for f in found], ["Huamán Ccori, Elsa"])
        stranger = console(self.cast.other)
        self.assertEqual(drafts.named_in(stranger, report, []), [])

    def test_the_secretariat_learns_what_changed_before_it_gives_it_out(self) -> None:
        Place.objects.create(group=self.cast.group, name=Text.of(es="Sitio"))
        self.people(6)
        published = self.publish(es="Uno")
        self.people(1)
        changed = {c.figure.code: (c.before, c.after) for c in
                   reports.changed_since(self.actor, published)}  # fmt: skip
        self.assertEqual(changed["training.participants"], ("6", "7"))
