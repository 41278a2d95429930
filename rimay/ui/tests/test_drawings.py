"""Drawings say what they are given, whole, escaped and never more than may be shown."""

import re
from xml.etree import ElementTree

from django.template import engines
from django.test import SimpleTestCase
from django.utils import translation

from rimay.ui.components import (
    Bar,
    DueItem,
    MapPlace,
    Month,
    Named,
    PathwayStep,
    RegionMap,
    SeatsColumn,
    Strand,
    Stretch,
    Tile,
)
from rimay.ui.svg.band import band
from rimay.ui.svg.maps import draw
from rimay.ui.svg.standalone import bars_svg, composition_svg, map_svg
from rimay.ui.svg.weaves import WEAVES, definitions

HOSTILE = "<script>alert('x')</script>\"&"
REGIONS = RegionMap(
    "Interviews by region",
    (
        MapPlace("PE-APU", "Apurímac", "14"),
        MapPlace("PE-ARE", "Arequipa", "19"),
        MapPlace("PE-CUS", "Cusco", "27", is_seat=True),
        MapPlace("PE-PUN", "Puno", "12"),
    ),
    "PE",
)
BARS = [
    Bar("Police", 83, slot=1),
    Bar("Private security", 4321, slot=2, is_hidden=True),
    Bar("Others", 32),
]
COLUMNS = [
    SeatsColumn(1, "State", "2", 2, (Named("Ministry", "/m/", "coordinates"),)),
    SeatsColumn(2, "Companies", "3", 3),
    SeatsColumn(0, "Missing voice", "", 0),
    SeatsColumn(3, "Observers", "1", 1, is_observers=True),
]
MONTHS = [
    Month(f"{year}-{month:02d}", "JFMAMJJASOND"[month - 1], "")
    for year, month in [(2017, 11), (2017, 12), (2018, 1), (2018, 2)]
]
TAGS = {
    "band": "{% band given 'label' %}",
    "seats": "{% seats given %}",
    "pathway": "{% pathway given %}",
    "due": "{% due given %}",
    "tiles": "{% tiles given %}",
    "bars": "{% bars given 'caption' 'unit' %}",
    "timeline": "{% timeline given given 'caption' %}",
    "region_map": "{% region_map map %}",
    "pillar": "{% pillar slot words %}",
    "empty": "{% empty words words words %}",
    "status": "{% status words words %}",
    "fictional": "{% fictional %}",
    "suppressed": "{% suppressed %}",
    "weaves": "{% weaves %}",
}


def drawn(source: str, **given: object) -> str:
    return engines["django"].from_string(source).render(dict(given))


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<page>{text}</page>")


def numbers(text: str, attribute: str) -> list[float]:
    return [float(n) for n in re.findall(rf'<svg[^>]* {attribute}="([\d.]+)%"', text)]


class BandTest(SimpleTestCase):
    def test_its_stretches_fill_it_each_beginning_where_the_last_one_ends(self) -> None:
        text = band([Stretch("1", 2), Stretch("2", 3), Stretch("warp", 2)])
        widths = numbers(text, "width")[1:]
        self.assertAlmostEqual(sum(widths), 100, places=1)
        self.assertEqual(numbers(text, "x"), [0, round(200 / 7, 3), round(500 / 7, 3)])

    def test_pillars_stand_apart_and_progress_runs_on(self) -> None:
        self.assertIn('x="-8"', band([Stretch("1"), Stretch("2")]))
        self.assertIn('x="-2"', band([Stretch("1"), Stretch("1")]))
        self.assertNotIn('x="-', band([Stretch("done"), Stretch("warp")]))

    def test_it_is_read_out_or_passed_over(self) -> None:
        self.assertIn('role="img" aria-label="Two of three"', band([], "Two of three"))
        self.assertIn('aria-hidden="true"', band([Stretch("1")]))

    def test_what_has_no_weave_is_bare_warp(self) -> None:
        self.assertIn("url(#wwarp)", band([Stretch("9")]))


class PatternTest(SimpleTestCase):
    def test_every_pattern_that_is_referred_to_exists(self) -> None:
        held = set(re.findall(r'<pattern id="(\w+)"', definitions()))
        page = "".join(
            [
                band([Stretch(weave) for weave in WEAVES]),
                band([Stretch(weave) for weave in WEAVES], height=8),
                drawn("{% seats given %}", given=COLUMNS),
                drawn("{% bars given %}", given=BARS),
            ]
        )
        used = set(re.findall(r"url\(#(\w+)\)", page))
        self.assertLessEqual(used, held)
        self.assertEqual(len(used), 2 * len(WEAVES))

    def test_every_pattern_of_a_standalone_drawing_exists_in_it(self) -> None:
        for text in (map_svg(REGIONS), bars_svg(BARS), composition_svg(COLUMNS)):
            held = set(re.findall(r'<pattern id="(\w+)"', text))
            self.assertLessEqual(set(re.findall(r"url\(#(\w+)\)", text)), held)


class TagTest(SimpleTestCase):
    def setUp(self) -> None:
        self.enterContext(translation.override("en"))

    def test_each_renders_with_nothing_given(self) -> None:
        for name, source in TAGS.items():
            for nothing in ([], None):
                with self.subTest(tag=name, given=nothing):
                    text = drawn(source, given=nothing, map=None, slot=None, words="")
                    parsed(text.replace("&nbsp;", " "))

    def test_what_people_wrote_is_escaped(self) -> None:
        given = {
            "seats": [SeatsColumn(1, HOSTILE, HOSTILE, 1, (Named(HOSTILE, HOSTILE),))],
            "pathway": [PathwayStep(1, HOSTILE, "now", HOSTILE, HOSTILE)],
            "due": [DueItem(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
            "tiles": [Tile(HOSTILE, HOSTILE, HOSTILE, HOSTILE)],
            "bars": [Bar(HOSTILE, 3, HOSTILE, HOSTILE, 1), Bar(HOSTILE, 1)],
        }
        place = MapPlace("PE-CUS", HOSTILE, HOSTILE, HOSTILE, is_seat=True)
        hostile_map = RegionMap(HOSTILE, (place,), "PE", unit=HOSTILE)
        texts = [drawn(TAGS[name], given=value) for name, value in given.items()]
        texts += [
            drawn(TAGS["region_map"], map=hostile_map),
            drawn("{% pillar 1 words %}{% empty words words words %}", words=HOSTILE),
            drawn("{% status words words %}", words=HOSTILE),
            drawn("{% band given words %}", given=[Stretch(HOSTILE)], words=HOSTILE),
            drawn(
                "{% timeline months strands words %}",
                months=[Month(HOSTILE, HOSTILE, HOSTILE)],
                strands=[Strand(HOSTILE, (HOSTILE,), HOSTILE, HOSTILE)],
                words=HOSTILE,
            ),
            map_svg(hostile_map),
            bars_svg(given["bars"]),
            composition_svg(given["seats"]),
        ]
        for text in texts:
            self.assertNotIn("<script", text)
            self.assertIn("&lt;script", text)
            parsed(text)

    def test_the_word_of_a_state_is_beside_its_glyph(self) -> None:
        text = drawn("{% pathway given %}", given=[PathwayStep(1, "Listen", "done")])
        self.assertIn("Done", text)
        late = [DueItem("12 January", "Minutes", late="5 days late")]
        self.assertIn("5 days late", drawn("{% due given %}", given=late))

    def test_words_follow_the_language_of_the_reader(self) -> None:
        with translation.override("es"):
            self.assertIn("oculto", drawn("{% bars given %}", given=BARS))


class BarsTest(SimpleTestCase):
    def test_a_hidden_row_shows_neither_number_nor_bar(self) -> None:
        text = drawn("{% bars given %}", given=BARS)
        self.assertNotIn("4321", text)
        self.assertEqual(text.count('class="band"'), 2)
        self.assertNotIn("4321", bars_svg(BARS))

    def test_a_hidden_number_does_not_set_the_scale(self) -> None:
        text = drawn("{% bars given %}", given=BARS)
        self.assertIn('<rect width="100%"', text)
        self.assertIn('<rect width="38.554%"', text)

    def test_large_numbers_are_written_as_peru_does(self) -> None:
        with translation.override("es"):
            self.assertIn("1,234", drawn("{% bars given %}", given=[Bar("a", 1234)]))
            self.assertIn("1,234", bars_svg([Bar("a", 1234)]))


class TimelineTest(SimpleTestCase):
    def test_months_in_a_row_are_one_stretch_and_years_are_ruled(self) -> None:
        strand = Strand("Training", ("done", "done", "", "warp"), "two of four months")
        text = drawn("{% timeline months strands %}", months=MONTHS, strands=[strand])
        self.assertIn('<svg x="0%" width="50%"', text)
        self.assertIn('<svg x="75%" width="25%"', text)
        self.assertEqual(text.count('class="year"'), 2)
        self.assertIn("two of four months", text)


class MapTest(SimpleTestCase):
    def test_it_has_one_path_for_each_place(self) -> None:
        text = draw(REGIONS)
        self.assertEqual(text.count('<path class="region'), 4)
        self.assertEqual(text.count("region seat"), 1)
        self.assertEqual(text.count('class="dot"'), 1)
        parsed(text)

    def test_the_table_beside_it_has_the_same_data(self) -> None:
        text = drawn("{% region_map map %}", map=REGIONS)
        table = text[text.index("<table") :]
        for place in REGIONS.places:
            self.assertIn(place.name, table)
            self.assertIn(f">{place.words}<", table)

    def test_without_outlines_the_table_stands_alone(self) -> None:
        unknown = RegionMap("Regions", (MapPlace("X-1", "Nowhere", "3"),), "PE")
        text = drawn("{% region_map map %}", map=unknown)
        self.assertNotIn("<svg", text)
        self.assertIn("Nowhere", text)

    def test_a_region_too_small_for_its_name_gets_a_leader(self) -> None:
        places = (
            MapPlace("PE-LIM", "Lima", "3"),
            MapPlace("PE-CAL", "Callao", "1"),
            MapPlace("PE-ANC", "Ancash", "8"),
        )
        text = draw(RegionMap("Coast", places, "PE"))
        self.assertEqual(text.count('class="leader"'), 1)
        self.assertIn(">Callao<", text)

    def test_a_standalone_map_carries_its_own_inks(self) -> None:
        text = map_svg(REGIONS)
        self.assertNotIn("class=", text)
        self.assertEqual(parsed(text)[0].tag, "{http://www.w3.org/2000/svg}svg")

    def test_what_xml_cannot_hold_is_left_out(self) -> None:
        parsed(bars_svg([Bar("a\x00b\x0bc", 1)]))
