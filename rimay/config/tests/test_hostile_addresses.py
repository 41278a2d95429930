"""Addresses that somebody wrote by hand: each is answered, and none breaks a page."""

from django.test import Client, TestCase, override_settings

from rimay.config.tests import walk

# Digits of another alphabet, numbers that no database holds, places on no list.
DIGIT, HUGE = "²", "9" * 23
NAMES = (
    "activity", "agreement", "charter", "event", "grant", "group", "kind", "meeting",
    "membership", "organisation", "participant", "person", "pillar", "place", "region",
    "state", "study",
)  # fmt: skip
QUERIES = (
    *("&".join(f"{name}={value}" for name in NAMES) for value in (DIGIT, HUGE)),
    "after=foo~3",
    f"after=x~{HUGE}",
    "before=%00~9",
    f"before=~{DIGIT}&year={DIGIT * 4}&q=%00",
    "before=~9&q=NEAR(%22*&next=//elsewhere.example&lang=zz&format=zz",
)
ALONE = (
    f"/g/qantu/people/{HUGE}/",
    f"/g/qantu/invitations/{HUGE}/",
    f"/public/qantu/report/{HUGE}/",
    "/g/qantu/figures/%00/",
    "/g/qantu/imports/look/zz/",
    "/g/qantu/lists/zz/",
    "/join/%00/",
    f"/join/{'a' * 3000}/",
)


@override_settings(DEMONSTRATION=True)
class HostileAddressTests(TestCase):
    databases = {"default", "ephemeral"}

    @classmethod
    def setUpTestData(cls) -> None:
        walk.load_groups()

    def test_no_query_breaks_a_page_of_a_group(self) -> None:
        desk = walk.clients()["secretariat"]
        for route in walk.routes():
            if not route.is_of_a_group or "<" in route.pattern[14:]:
                continue
            address = "/" + route.pattern.replace("<slug:slug>", "qantu")
            for query in QUERIES:
                with self.subTest(f"{address}?{query}"[:120]):
                    answer = desk.get(f"{address}?{query}")
                    self.assertLess(answer.status_code, 500)
                    if answer.streaming:
                        answer.getvalue()

    def test_what_no_row_answers_to_is_not_there(self) -> None:
        desk = walk.clients()["secretariat"]
        for address in ALONE:
            with self.subTest(address[:60]):
                self.assertEqual(desk.get(address).status_code, 404)

    def test_the_way_back_is_quoted_whole(self) -> None:
        guest = Client()
        for path, back in (
            (
                "/g/qantu/%0d%0aSet-Cookie:%20a=b",
                "/g/qantu/%0D%0ASet-Cookie%3A%20a%3Db",
            ),
            ("/g/qantu/%C3%B1/", "/g/qantu/%C3%B1/"),
            (
                "/g/qantu/a&next=//elsewhere.example",
                "/g/qantu/a%26next%3D//elsewhere.example",
            ),
        ):
            with self.subTest(path):
                answer = guest.get(path)
                self.assertEqual(answer.status_code, 302)
                self.assertEqual(answer["Location"], f"/sign-in/?next={back}")
