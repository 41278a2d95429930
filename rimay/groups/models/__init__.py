"""The tables that every room stands on, one file per noun."""

from .classified import Classified
from .group import Circle, CircleMember, Group, Pillar
from .organisations import Organisation, Post
from .people import Appointment, Contact, Person
from .places import Holiday, Place
from .seats import Membership, Office, SeatHolder
from .totals import StatedTotal

__all__ = [
    "Appointment",
    "Circle",
    "CircleMember",
    "Classified",
    "Contact",
    "Group",
    "Holiday",
    "Membership",
    "Office",
    "Organisation",
    "Person",
    "Pillar",
    "Place",
    "Post",
    "SeatHolder",
    "StatedTotal",
]
