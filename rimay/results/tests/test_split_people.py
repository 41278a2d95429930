"""Splits of people: nobody is found by subtracting."""

from django.utils.translation import override

from rimay.core.text import Text
from rimay.groups.models import Organisation
from rimay.groups.models.organisations import Subtype
from rimay.records.figures import Breakdown, Cell
from rimay.results.queries import protecting, values
from rimay.results.tests.releasing import ReleasingTestCase
from rimay.study.models import Interview, Study


class SplitTests(ReleasingTestCase):
    def test_a_part_is_hidden_where_its_rest_is_small(self) -> None:
        self.people(8, sex="female", subtype=Subtype.POLICE)
        self.people(3, sex="female", subtype=Subtype.CSO)
        self.people(6, sex="male", subtype=Subtype.POLICE)
        self.people(5, sex="male", subtype=Subtype.CSO)
        whole = self.breakdown(self.given_out("training.participants"), "sex")
        self.assertFalse(whole["is_hidden"])
        part = self.breakdown(self.given_out("training.participants_police"), "sex")
        self.assertTrue(part["is_hidden"])

    def test_the_rest_is_told_cell_by_cell(self) -> None:
        whole = Breakdown("x", "", (Cell("a", 12, key="a"), Cell("b", 9, key="b")))
        for count, safe in ((12, True), (7, True), (8, False), (11, False)):
            part = Breakdown("x", "", (Cell("a", count, key="a"),))
            with self.subTest(count):
                self.assertEqual(protecting.is_safe_beside(part, whole), safe)

    def test_a_finer_split_is_hidden_where_it_leaves_few_of_a_coarser_one(self) -> None:
        pnp, town = (
            Organisation.objects.create(group=self.cast.group, name=Text.of(es=name))
            for name in ("PNP", "Municipio")
        )
        self.people(9, subtype=Subtype.POLICE, organisation=pnp)
        self.people(3, subtype=Subtype.POLICE)
        self.people(6, subtype=Subtype.CSO)
        self.people(5, subtype=Subtype.REGIONAL_GOVERNMENT, organisation=town)
        # Nine of the twelve police are of one institution: three are of none.
        self.assertEqual(self.split() & {"subtype", "organisation"}, {"subtype"})
        self.people(5, subtype=Subtype.POLICE)
        self.assertLessEqual({"subtype", "organisation"}, self.split())

    def test_a_pillar_is_hidden_where_the_police_leave_few_of_it(self) -> None:
        state, other = self.cast.group.pillars.all()[:2]
        self.people(8, subtype=Subtype.POLICE, pillar=state)
        self.people(3, subtype=Subtype.MINISTRY, pillar=state)
        self.people(6, subtype=Subtype.CSO, pillar=other)
        self.assertNotIn("pillar", self.split())
        self.people(5, subtype=Subtype.MINISTRY, pillar=state)
        self.assertIn("pillar", self.split())

    def test_few_more_interviews_are_hidden_beside_what_was_given_out(self) -> None:
        group = self.cast.group
        study = Study.objects.create(group=group, title=Text.of(es="Uno"))

        def hear(count: int, stakeholder: str) -> None:
            Interview.objects.create(
                group=group, study=study, code=f"{stakeholder}{count}", heard=count,
                stakeholder=stakeholder,
            )  # fmt: skip

        hear(6, "government")
        hear(7, "company")
        code = "study.interviewees"
        self.assertIn("stakeholder", self.split(code))
        self.assertIn("stakeholder", self.split(code))
        hear(1, "government")
        self.assertNotIn("stakeholder", self.split(code))
        hear(4, "government")
        self.assertIn("stakeholder", self.split(code))

    def test_each_further_event_shows_in_the_split_of_participants(self) -> None:
        self.people(6, sex="female")
        self.people(6, sex="male")
        self.assertIn("sex", self.split())
        self.people(1, sex="female")
        self.assertIn("sex", self.split())

    def test_a_part_is_not_told_where_it_or_its_rest_is_small(self) -> None:
        code = "training.participants_police"
        self.people(7, subtype=Subtype.POLICE)
        self.people(4, subtype=Subtype.CSO)
        release = self.given_out(code)
        told = (release.shown_value, release.row_count, str(release.note))
        self.assertEqual(told, (None, None, ""))
        with override("en"):
            self.assertIn("one to four", values.value_words(release))
        self.people(1, subtype=Subtype.CSO)
        self.assertEqual(self.given_out(code).shown_value, 7)
