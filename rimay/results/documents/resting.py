"""Which records a report's pictures are drawn from, beside those of its figures."""

from django.db.models import QuerySet

from rimay.access.actor import passer_by
from rimay.access.asking import visible
from rimay.funding.models import Grant
from rimay.groups.models import Classified, Group, Membership, Organisation, Place
from rimay.registry.queries import named_in_public
from rimay.results.models import Picture
from rimay.study.models import Study
from rimay.training.models import Event
from rimay.workplan.models import Aim, ChangeNoticed, Workplan


def rows_of(picture: Picture, group: Group) -> "list[QuerySet[Classified]]":
    """Return the records that a picture shows to everybody."""
    actor = passer_by(group)
    match picture:
        case Picture.TIMELINE:
            return [visible(actor, kind) for kind in (Study, Event, Workplan, Grant)]
        case Picture.MAP:
            return [visible(actor, Place).filter(in_scope=True, kind="region")]
        case Picture.AIMS:
            noticed = visible(actor, ChangeNoticed).exclude(aim=None)
            return [visible(actor, Aim), noticed]
        case Picture.SEATS:
            return _seats(group)
    return []


def _seats(group: Group) -> "list[QuerySet[Classified]]":
    """Return the seats that are named in public, and whose they are."""
    table = named_in_public(group)
    seats = [*table.observers, *(seat for side in table.sides for seat in side.seats)]
    named = [seat.membership.pk for seat in seats if seat.name]
    rows = Membership._default_manager.filter(pk__in=named)
    return [rows, Organisation._default_manager.filter(memberships__in=rows)]
