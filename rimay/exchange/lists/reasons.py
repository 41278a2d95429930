"""Why the engine read a line, a column or a cell as it did: a code and its values.

Reasons travel as plain values; `str` gives them in the reader's language.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

COLUMN_WORDS = {
    "remembered": _("you chose this before"),
    "chosen": _("chosen"),
    "heading": _("the heading says “%(words)s”"),
    "heading_near": _("the heading is nearly “%(words)s”"),
    "heading_and_content": _(
        "the heading says “%(words)s”, and the cells look like it"
    ),
    "heading_not_content": _(
        "the heading says “%(words)s”, but most cells look different"
    ),
    "content_phone": _("most cells are telephone numbers"),
    "content_email": _("most cells are e-mail addresses"),
    "content_date": _("most cells are dates"),
    "content_sex": _("most cells say woman or man"),
    "content_person_name": _("most cells look like names of persons"),
    "content_organisation": _("most cells look like names of institutions"),
    "content_rank": _("most cells are ranks"),
    "content_title": _("most cells are titles"),
    "content_choice": _("most cells are words of this list"),
    "content_money": _("most cells are amounts of money"),
    "content_months": _("most cells speak of months"),
    "content_currency": _("most cells are currencies"),
    "heading_of_month": _("the heading is a month"),
    "heading_of_day": _("the heading is a day"),
    "message": _("read from the lines of a message"),
    "only_column": _("it is the only column"),
    "numbering": _("it only numbers the lines"),
    "nothing_in_it": _("no cell in it is filled"),
    "taken": _("column %(column)s fits “%(words)s” better"),
    "unknown": _("nothing here is known by this heading"),
    "no_heading": _("it has no heading, and its cells do not say what they are"),
}

LEFT_OUT_WORDS = {
    "headings": _("the headings of the table"),
    "title": _("a line above the table"),
    "blank": _("nothing readable is in it"),
    "total": _("a line of totals"),
    "repeated_heading": _("the headings once more"),
    "only_number": _("a numbered line that nobody filled"),
    "section": _("a line across the table"),
    "lonely": _("only one cell is filled, and it is not a name"),
    "note": _("a note below the table"),
    "message_line": _("a line of the message that names nobody"),
    "no_table": _("no table was found around it"),
    "turned": _(
        "the headings stand in the first column: bring a table with one line for each "
        "record (in Excel: copy, paste special, transpose)"
    ),
    "not_marked": _("nothing is marked where it would say who came"),
    "hidden_sheet": _("the sheet is hidden"),
    "no_record": _("what such a record needs is missing: its name or its words"),
    "no_session": _("it does not say which session, and none was chosen for all"),
    "no_institution": _("it names no institution"),
    "no_objective": _("it names no objective"),
    "no_direction": _("it does not say whether it was sent or received"),
    "left_by_you": _("left out by you"),
}

NOTE_WORDS = {
    "rank_taken_off": _("“%(words)s” was taken off the name as rank"),
    "title_taken_off": _("“%(words)s” was taken off the name"),
    "remark_taken_off": _("“%(words)s” was taken off the name"),
    "institution_from_rank": _("institution taken from “%(words)s”"),
    "not_a_phone": _("“%(words)s” is not understood as a telephone and was kept"),
    "not_an_email": _("“%(words)s” is not an e-mail address"),
    "not_a_date": _("“%(words)s” is not understood as a date"),
    "month_first": _("“%(words)s” was read with the month first"),
    "date_serial": _("“%(words)s” was read as Excel's number of a day"),
    "date_range": _("“%(words)s” speaks of several days; the first was taken"),
    "date_from_title": _("the date comes from “%(words)s”"),
    "year_taken": _("“%(words)s”: the year is not written and was taken from the list"),
    "words_for_date": _("“%(words)s” is no date; the words are kept"),
    "choice_within": _("“%(words)s”: the first words were read"),
    "choice_from": _("taken from the words “%(words)s”"),
    "number_unclear": _("“%(words)s” was read with decimals after the point: check it"),
    "not_an_amount": _("“%(words)s” is not understood as an amount of money"),
    "not_a_currency": _("“%(words)s” is not understood as a currency"),
    "not_months": _("“%(words)s” is not understood as months"),
    "months_between": _("only the first and the last of the months marked are kept"),
    "from_section": _("taken from the line across the table, “%(words)s”"),
    "sex_unclear": _("“%(words)s” may mean a man or a woman here"),
    "not_a_sex": _("“%(words)s” is not understood as woman or man"),
    "sex_twice": _("both woman and man are marked"),
    "marked_twice": _("more than one is marked; the first is taken"),
    "not_a_choice": _("“%(words)s” is not one of the words of the list"),
    "not_a_number": _("“%(words)s” is not understood as a number"),
    "formula_without_value": _("the formula %(words)s has no value in the file"),
    "formula": _("worked out by a formula in the file: check it"),
    "error": _("the cell shows an error, %(words)s"),
    "filled_down": _("“%(words)s” stands in the cell above"),
    "no_name": _("the line has no name"),
    "one_name_only": _("only the first of several names can stand here"),
    "rank_as_band": _("of the rank only the band is kept"),
    "kind_from_words": _("the kind was read from the description"),
    "kind_from_number": _("the kind was read from the number"),
    "direction_from_sides": _(
        "whether it was sent or received was read from who stands on which side"
    ),
    "parted": _("its cell numbers several: each was read by itself"),
    "several_names": _(
        "“%(words)s” names several persons; only the first is read: give each a line"
    ),
}

# What these tell of is lost: nothing of the cell is kept.
LOST = frozenset(
    {
        "not_an_email",
        "not_a_date",
        "not_a_sex",
        "sex_unclear",
        "not_a_choice",
        "not_a_number",
        "not_an_amount",
        "not_a_currency",
        "not_months",
        "formula_without_value",
        "error",
        "marked_twice",
        "one_name_only",
        "several_names",
    }
)

_WORDS = COLUMN_WORDS | LEFT_OUT_WORDS | NOTE_WORDS


@dataclass(frozen=True)
class Reason:
    """A reason's code and the words it speaks of."""

    code: str
    words: str = ""
    column: str = ""

    def __str__(self) -> str:
        return str(_WORDS[self.code]) % {"words": self.words, "column": self.column}
