"""Which records of the tables under every room are kept, and how they are asked for."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.groups.models import (
    Appointment,
    Contact,
    Holiday,
    Membership,
    Office,
    Organisation,
    Person,
    Place,
    Post,
    SeatHolder,
    StatedTotal,
)
from rimay.records.kinds import Column, Family, Kind
from rimay.records.readings import figure

PLACE = Kind(
    code="places",
    model=Place,
    sheet=_("Places"),
    singular=_("place"),
    create=_("Add a place"),
    intro=_("The regions of the group stand on its map once they are named here."),
    explanation=_(
        "One row per region, province, district or town. One place has another code in "
        "each scheme, so each code is written with its scheme."
    ),
    columns=(
        Column("name"),
        Column("kind"),
        Column("parent"),
        Column("codes", example="INEI=08; ISO 3166-2=PE-CUS"),
        Column("in_scope"),
        Column("is_seat"),
    ),
    list_columns=("name", "kind", "parent", "in_scope"),
    sort="sort_",
    filters=("kind",),
    classes=(Class.GROUP, Class.PUBLIC),
)

ORGANISATION = Kind(
    code="organisations",
    model=Organisation,
    sheet=_("Organisations"),
    singular=_("organisation"),
    create=_("Add an organisation"),
    intro=_("Organisations stand here whether or not they have a seat."),
    explanation=_(
        "One row per organisation. Being in the Voluntary Principles Initiative is a "
        "fact with a date, apart from being in this group."
    ),
    columns=(
        Column("name"),
        Column("short_name"),
        Column("pillar"),
        Column("subtype"),
        Column("country", example="PE"),
        Column("parent"),
        Column("vpi_status"),
        Column("vpi_as_of", label=_("in the Initiative as of"), example="2017"),
        Column("identifier"),
        Column("last_verified"),
    ),
    list_columns=("name", "pillar", "subtype", "vpi_status"),
    sort="sort_",
    filters=("pillar", "subtype", "vpi_status"),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.TABLE,
)

POST = Kind(
    code="posts",
    model=Post,
    sheet=_("Posts"),
    singular=_("post"),
    create=_("Add a post"),
    intro=_("A post stays while the people in it change: letters go to posts."),
    explanation=_("One row per post of an organisation."),
    columns=(Column("organisation"), Column("title"), Column("unit")),
    list_columns=("title", "organisation", "unit"),
    filters=("organisation",),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
)

PERSON = Kind(
    code="people",
    model=Person,
    sheet=_("People"),
    singular=_("person"),
    create=_("Add a person"),
    intro=_("People stand here once; their posts and seats change around them."),
    explanation=_(
        "One row per person. How to reach them stands on a sheet of its own, which "
        "fewer people read."
    ),
    columns=(
        Column("name", example="Apaza Condori, Julia"),
        Column("sex"),
        Column("language", example="es"),
        Column("organisation"),
    ),
    list_columns=("name", "organisation"),
    sort="sort",
    filters=("organisation",),
    classes=(Class.GROUP, Class.MEMBERS, Class.SECRETARIAT),
)

CONTACT = Kind(
    code="contacts",
    model=Contact,
    sheet=_("Contacts"),
    singular=_("way to reach a person"),
    create=_("Add a way to reach a person"),
    intro=_("Telephones and addresses are the secretariat's, unless said otherwise."),
    explanation=_("One row per telephone, e-mail or address."),
    columns=(Column("person"), Column("kind"), Column("value")),
    list_columns=("value", "person", "kind"),
    filters=("kind",),
    classes=(Class.SECRETARIAT, Class.MEMBERS),
)

APPOINTMENT = Kind(
    code="appointments",
    model=Appointment,
    sheet=_("Appointments"),
    singular=_("appointment"),
    create=_("Record an appointment"),
    intro=_("Who holds which post, from when until when."),
    explanation=_("One row per person and post, with the dates known."),
    columns=(
        Column("person"),
        Column("post"),
        Column("starts_on"),
        Column("ends_on"),
        Column("is_acting"),
    ),
    list_columns=("person", "post", "starts_on", "ends_on"),
    classes=(Class.GROUP, Class.MEMBERS, Class.SECRETARIAT),
)

MEMBERSHIP = Kind(
    code="memberships",
    model=Membership,
    sheet=_("Members and observers"),
    singular=_("membership"),
    create=_("Add a member"),
    intro=_("A membership is a seat at the table, or a place beside it to observe."),
    explanation=_(
        "One row per organisation of the group. Only those that agreed to be named in "
        "public stand on the public page."
    ),
    columns=(
        Column("organisation"),
        Column("kind"),
        Column("pillar"),
        Column("unit"),
        Column("coordinates"),
        Column("named_in_public", always_said=True),
        Column("starts_on", example="2017-08"),
        Column("ends_on"),
        Column("exit_reason"),
    ),
    list_columns=("organisation", "kind", "pillar", "starts_on"),
    filters=("kind", "pillar"),
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.TABLE,
    on_behalf=True,
)

SEAT_HOLDER = Kind(
    code="seat-holders",
    model=SeatHolder,
    sheet=_("Representatives"),
    singular=_("person on a seat"),
    create=_("Name a representative"),
    intro=_("Organisations hold the seats; people sit on them for a term, by letter."),
    explanation=_(
        "One row per person on a seat. A term ends on a day, in the yearly round, or "
        "when somebody replaces the person."
    ),
    columns=(
        Column("membership"),
        Column("person"),
        Column("capacity"),
        Column("letter"),
        Column("starts_on"),
        Column("ends_on"),
        Column("term_end"),
        Column("reads_group"),
    ),
    list_columns=("person", "membership", "capacity", "term_end"),
    filters=("membership", "capacity"),
    # Who has a say or reads is no secret of the desk's.
    classes=(Class.GROUP, Class.MEMBERS),
    on_behalf=True,
)

OFFICE = Kind(
    code="offices",
    model=Office,
    sheet=_("Offices"),
    singular=_("office"),
    create=_("Give an office"),
    intro=_("Offices are held by people: secretariat, coordinator, donor, evaluator."),
    explanation=_("One row per person in an office of the group."),
    columns=(
        Column("role"),
        Column("person"),
        Column("starts_on"),
        Column("ends_on"),
        Column("term_end"),
    ),
    list_columns=("person", "role", "starts_on", "ends_on"),
    filters=("role",),
    classes=(Class.GROUP, Class.MEMBERS),
)

HOLIDAY = Kind(
    code="holidays",
    model=Holiday,
    sheet=_("Holidays"),
    singular=_("holiday"),
    create=_("Add a holiday"),
    intro=_("Terms counted in working days leave these days out."),
    explanation=_(
        "One row per day that is not worked, or that is worked although it is a "
        "holiday elsewhere."
    ),
    columns=(
        Column("day", example="2018-06-24"),
        Column("name"),
        Column("region", example="PE-CUS"),
        Column("is_worked"),
    ),
    list_columns=("name", "day", "region", "is_worked"),
    sort="day",
    classes=(Class.GROUP, Class.PUBLIC),
)

STATED_TOTAL = Kind(
    code="stated-totals",
    model=StatedTotal,
    sheet=_("Stated totals"),
    singular=_("stated total"),
    create=_("Enter a stated total"),
    intro=_("Where the rows are not known, a total with its source stands for them."),
    explanation=_(
        "One row per figure whose rows are not known, with what it rests on. Leave the "
        "value empty where it is known that nobody said it."
    ),
    columns=(
        Column("code", example="study.interviewees", reads=figure),
        Column("value"),
        Column("date_value"),
        Column("at_least"),
        Column("as_of"),
        Column("note"),
    ),
    list_columns=("code", "value", "as_of", "note"),
    sort="code",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.PROOF,
)

KINDS: tuple[Kind, ...] = (
    PLACE,
    ORGANISATION,
    POST,
    PERSON,
    CONTACT,
    APPOINTMENT,
    MEMBERSHIP,
    SEAT_HOLDER,
    OFFICE,
    HOLIDAY,
    STATED_TOTAL,
)
