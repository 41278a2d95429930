"""A group where every place that takes words carries a mark of its own, for the walk.

One session per class, with one item per confidentiality rule; on the items of the
session that all of the table reads lie agreements and papers of every class. A mark
names its place, the class of its row and the rule of its item.
"""

from django.core.files.base import ContentFile
from django.db.models import Model

from rimay.access import circles, search
from rimay.access.tests.cast import make_cast, make_user
from rimay.config.tests.marks import NAMED, UNPLEDGED, Marked
from rimay.core.classes import Class, Regime
from rimay.core.text import Text
from rimay.dialogue.models import (
    AgendaItem,
    Agreement,
    AgreementUpdate,
    Attendance,
    ItemPaper,
    Meeting,
    MeetingFile,
    MinutesLine,
    Objection,
    Proposal,
)
from rimay.groups.models import (
    Classified,
    Membership,
    Office,
    Organisation,
    Person,
    SeatHolder,
)
from rimay.library.models import Document


def make_marked() -> Marked:
    """Plant the words."""
    scene = Marked(make_cast())
    group = scene.cast.group
    group.asks_pledge = True
    group.save()
    for term in (SeatHolder, Office):
        rows = term.objects.filter(group=group)
        unpledged = [scene.cast.people[role].pk for role in UNPLEDGED]
        rows.exclude(person__in=unpledged).update(pledged_on="2018-01-01")
    for reading in Class:
        _session(scene, reading)
    table = scene.meetings[Class.GROUP]
    for item in table.agenda.order_by("number"):
        for reading in Class:
            _agreement(scene, item, reading)
            _paper(scene, item, reading)
    return scene


def _kept(row: Classified) -> None:
    row.save()
    search.renew(row)


def _session(scene: Marked, reading: Class) -> None:
    cast, word = scene.cast, scene.word
    meeting = Meeting(
        title=Text.of(es=word("session", reading)),
        held_on="2018-01-25",
        starts_at="09:30",
        ends_at="12:30",
        place=word("room", reading),
        address=f"https://calls.example.test/{word('call', reading)}",
        summary=Text.of(es=word("summary", reading)),
        state="under_way",
        opened_at="2018-01-25T14:30:00Z",
    )
    scene.classified(meeting, reading)
    _kept(meeting)
    scene.meetings[reading] = meeting
    for place in ("session", "room", "summary"):
        scene.at(place, reading, Regime.OPEN, f"meetings/{meeting.pk}/")
    came = Attendance(
        meeting=meeting,
        membership=cast.memberships["police"],
        person=word("came", reading),
    )
    came.take_class_of(meeting)
    came.save()
    paper = MeetingFile(
        meeting=meeting,
        kind="roll",
        file_name=f"{word('roll', Class.SECRETARIAT)}.png",
        group=cast.group,
        access_class=Class.SECRETARIAT,
    )
    paper.file.save("x", ContentFile(b"\x89PNG" + b"0" * 20))
    for number, regime in enumerate(Regime, start=1):
        _item(scene, meeting, reading, number, regime)


def _item(
    scene: Marked, meeting: Meeting, reading: Class, number: int, regime: Regime
) -> None:
    cast, word = scene.cast, scene.word
    named = [cast.people[role] for role in sorted(NAMED)]
    item = AgendaItem(
        meeting=meeting,
        number=number,
        title=Text.of(es=word("title", reading, regime)),
        minutes_text=Text.of(es=word("acta", reading, regime)),
        regime=regime,
        held_under=regime,
    )
    if regime == Regime.SEALED:
        item.circle = circles.persons(cast.group, named)
    item.take_class_of(meeting)
    _kept(item)
    scene.listed(("title", "acta"), reading, regime, "agenda-items", item.pk)
    speaker = _speaker(scene, reading, regime)
    line = MinutesLine(
        item=item,
        text=word("talk", reading, regime),
        speaker=speaker,
        author=_author(scene, regime),
    )
    line.take_class_of(item)
    line.prepare()
    _kept(line)
    for place in ("talk", "speaker"):
        at = f"meetings/{meeting.pk}/table/?item={item.pk}"
        scene.at(place, reading, regime, at)
    proposal = Proposal(
        item=item,
        text=Text.of(es=word("put", reading, regime)),
        regime=regime,
        behind_gate=regime != Regime.OPEN,
        state="open",
        runner=cast.users["secretariat"],
    )
    proposal.take_class_of(item)
    _kept(proposal)
    objection = Objection(
        proposal=proposal,
        text=word("objection", reading, regime),
        behind_gate=proposal.behind_gate,
        membership=None if proposal.behind_gate else speaker,
    )
    objection.take_class_of(proposal)
    _kept(objection)
    scene.at("put", reading, regime, f"proposals/{proposal.pk}/")
    scene.at("objection", reading, regime, f"proposals/{proposal.pk}/")


def _speaker(scene: Marked, reading: Class, regime: Regime) -> Membership:
    """Make an organisation that its readers may know, and which sits no more: it stands
    on no list of those who come, so only the talk could tell that it spoke.
    """
    organisation = Organisation(name=Text.of(es=scene.word("speaker", reading, regime)))
    scene.classified(organisation, reading)
    _kept(organisation)
    seat = Membership(organisation=organisation, kind="former")
    scene.classified(seat, reading)
    seat.save()
    return seat


def _author(scene: Marked, regime: Regime) -> Model:
    """Return the account of somebody at the desk, called by a mark."""
    word = scene.word("author", Class.SECRETARIAT, regime)
    person = Person.objects.filter(name=word).first()
    if person is not None and person.user is not None:
        return person.user
    made = Person(name=word, user=make_user(word))
    scene.classified(made, Class.SECRETARIAT)
    _kept(made)
    return made.user


def _agreement(scene: Marked, item: AgendaItem, reading: Class) -> None:
    regime, word = Regime(item.regime), scene.word
    row = Agreement(
        meeting=item.meeting,
        item=item,
        text=Text.of(es=word("agreed", reading, regime)),
        verification=word("means", reading, regime),
        organisation=scene.cast.organisations["police"],
        follow_up=scene.cast.organisations["ngo"],
        agreed_on="2018-01-25",
        due_on="2018-01-26",
    )
    scene.classified(row, reading)
    _kept(row)
    report = AgreementUpdate(
        agreement=row,
        text=word("report", reading, regime),
        obstacle=word("obstacle", reading, regime),
        file_name=f"{word('proof', reading, regime)}.txt",
    )
    report.take_class_of(row)
    inside = word("proofinside", reading, regime)
    report.file.save("x", ContentFile(inside.encode()), save=False)
    _kept(report)
    scene.listed(("agreed", "means"), reading, regime, "agreements", row.pk)
    told = ("report", "obstacle")
    scene.listed(told, reading, regime, "agreement-updates", report.pk)
    for place in ("proof", "proofinside"):
        scene.at(place, reading, regime, f"agreement-updates/{report.pk}/file/")


def _paper(scene: Marked, item: AgendaItem, reading: Class) -> None:
    regime, word = Regime(item.regime), scene.word
    document = Document(
        title=Text.of(es=word("paper", reading, regime)),
        author=word("writer", reading, regime),
        summary=Text.of(es=word("abstract", reading, regime)),
        file_name=f"{word('file', reading, regime)}.txt",
    )
    scene.classified(document, reading)
    inside = word("inside", reading, regime)
    document.file.save("x", ContentFile(inside.encode()), save=False)
    _kept(document)
    lies = ItemPaper(item=item, document=document)
    lies.take_class_of(item)
    lies.save()
    told = ("paper", "writer", "abstract")
    scene.listed(told, reading, regime, "documents", document.pk)
    for place in ("file", "inside"):
        scene.at(place, reading, regime, f"documents/{document.pk}/download/")
