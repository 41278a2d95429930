"""Outlines: those shipped, and a group's own GeoJSON with its mistakes named."""

import json
from pathlib import Path

from django.test import SimpleTestCase
from django.utils import translation

from rimay.ui.svg.outlines import (
    FOLDER,
    POINTS_OF_A_REGION,
    OutlinesError,
    outlines_of,
    outlines_of_country,
    read_outlines,
    rings_of,
    to_keep,
)

QANTU = Path(__file__).parents[2] / "config/demonstration/qantu/outlines.geojson"
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def feature(ring: list[list[float]], code: str = "A", kind: str = "Polygon") -> dict:
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": kind, "coordinates": [ring]},
    }


def collection(*features: dict) -> dict:
    return {"type": "FeatureCollection", "features": list(features)}


class CountryTest(SimpleTestCase):
    def test_regions_of_peru_are_found_by_iso_code_and_by_name(self) -> None:
        peru = outlines_of_country("PE")
        for code, name in [("PE-PUN", "Puno"), ("PE-CUS", "Cusco")]:
            self.assertEqual(rings_of(code, "", peru), rings_of("", name, peru))
            self.assertTrue(rings_of(code, "", peru))
        self.assertTrue(rings_of("", "APURIMAC", peru))

    def test_puno_lies_at_the_lake_and_callao_at_the_sea(self) -> None:
        peru = outlines_of_country("PE")
        self.assertGreater(min(x for x, _y in peru["PE-PUN"][0]), -72)
        self.assertLess(max(x for x, _y in peru["PE-CAL"][0]), -76)

    def test_neighbours_share_their_border(self) -> None:
        peru = outlines_of_country("PE")
        shared = set(peru["PE-CUS"][0]) & set(peru["PE-PUN"][0])
        self.assertGreater(len(shared), 3)

    def test_every_file_is_small_and_its_regions_have_few_points(self) -> None:
        files = list(FOLDER.glob("*.json"))
        self.assertGreater(len(files), 200)
        self.assertLess(sum(file.stat().st_size for file in files), 1_500_000)
        for file in files:
            for code, rings in outlines_of_country(file.stem).items():
                with self.subTest(code=code):
                    points = sum(len(ring) - 1 for ring in rings)
                    self.assertLessEqual(points, POINTS_OF_A_REGION)

    def test_an_unknown_country_has_none(self) -> None:
        for country in ("", "XX", "../", "ÑÑ", "PER"):
            self.assertEqual(outlines_of_country(country), {})


class OwnOutlinesTest(SimpleTestCase):
    def setUp(self) -> None:
        self.enterContext(translation.override("en"))

    def test_the_made_up_group_has_four_neighbouring_regions(self) -> None:
        found = read_outlines(QANTU.read_bytes())
        self.assertEqual(set(found), {"Q1", "Q2", "Q3", "Q4"})
        for code in ("Q2", "Q3", "Q4"):
            self.assertGreater(len(set(found["Q1"][0]) & set(found[code][0])), 2)

    def test_too_many_points_become_few_with_the_border_still_shared(self) -> None:
        wave = [[1 + 0.02 * (n % 7), n / 500] for n in range(501)]
        west = [[0, 0], *wave, [0, 1], [0, 0]]
        east = [[2, 0], [2, 1], *wave[::-1], [2, 0]]
        found = outlines_of(collection(feature(west, "W"), feature(east, "E")))
        self.assertLessEqual(len(found["W"][0]), POINTS_OF_A_REGION + 1)
        border = [point for point in found["W"][0] if 0 < point[0] < 2]
        self.assertLessEqual(set(border), set(found["E"][0]))

    def test_what_a_group_keeps_is_what_was_read(self) -> None:
        kept = to_keep(QANTU.read_bytes())
        self.assertEqual(outlines_of(kept), read_outlines(QANTU.read_bytes()))

    def test_an_island_keeps_a_body(self) -> None:
        island = [[n % 9 / 1e5, n / 1e5] for n in range(200)]
        found = outlines_of(collection(feature([*island, island[0]])))
        self.assertGreaterEqual(len(found["A"][0]), 4)

    def test_mistakes_are_named(self) -> None:
        point = {"type": "Point", "coordinates": [0, 0]}
        wrong = {
            "no collection": [[], {}, "x", None, {"features": []}, {"features": 3}],
            "no property": [
                collection({"geometry": None}),
                collection({"properties": {"code": 4}}),
                collection(feature(SQUARE, " ")),
                {"features": [7]},
            ],
            "neither a Polygon": [
                collection({"properties": {"code": "A"}, "geometry": point}),
                collection({"properties": {"code": "A"}, "geometry": None}),
            ],
            "no ring of at least four": [
                collection(feature([[0, 0], [1, 1]])),
                collection(feature([[0, 0], [1, "x"], [1, 1], [0, 0]])),
                collection(feature([[0, 0], [True, 1], [1, 1], [0, 0]])),
                collection(feature([[0], [1], [1], [0]])),
                collection(feature(SQUARE, kind="MultiPolygon")),
            ],
            "no longitude and latitude": [
                collection(feature([[0, 0], [500000, 8500000], [1, 1], [0, 0]])),
                collection(feature([[0, 0], [float("nan"), 1], [1, 1], [0, 0]])),
            ],
            "more than": [
                collection(feature([[n / 1e4, n % 2] for n in range(60002)]))
            ],
        }
        for words, cases in wrong.items():
            for case in cases:
                with (
                    self.subTest(words),
                    self.assertRaisesMessage(OutlinesError, words),
                ):
                    outlines_of(case)

    def test_a_file_that_is_none_or_too_large_is_refused(self) -> None:
        for content in (b"PK\x03\x04", b"\xff\xfe", b"[" * 5000):
            with self.assertRaisesMessage(OutlinesError, "cannot be read"):
                read_outlines(content)
        with self.assertRaisesMessage(OutlinesError, "larger than 2 MB"):
            read_outlines(b" " * (2 * 1024 * 1024 + 1))
        self.assertEqual(
            set(read_outlines(json.dumps(collection(feature(SQUARE))).encode())), {"A"}
        )
