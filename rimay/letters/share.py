"""Which records of correspondence are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.letters.models import Letter
from rimay.records.kinds import Column, Family, Kind

LETTER = Kind(
    code="letters",
    model=Letter,
    sheet=_("Letters"),
    singular=_("letter"),
    create=_("Register a letter"),
    intro=_("A letter counts when its receipt, its file number and its answer do."),
    explanation=_(
        "One row per letter sent or received. The secretariat alone reads it, unless "
        "said otherwise."
    ),
    columns=(
        Column("direction"),
        Column("kind"),
        Column("number", example="012-2018"),
        Column("series"),
        Column("dated_on", example="2018-01-08"),
        Column("subject"),
        Column("signatory"),
        Column("signed_by"),
        Column("organisation"),
        Column("post"),
        Column("correspondent"),
        Column("delivery"),
        Column("delivered_on"),
        Column("file_number"),
        Column("answer_due"),
        Column("answered_by"),
    ),
    list_columns=(
        "subject",
        "number",
        "direction",
        "organisation",
        "dated_on",
        "answer_due",
    ),
    sort="-dated_on",
    filters=("direction", "kind", "organisation"),
    classes=(Class.SECRETARIAT, Class.PARTY, Class.MEMBERS, Class.GROUP),
    family=Family.PROOF,
)

KINDS: tuple[Kind, ...] = (LETTER,)
