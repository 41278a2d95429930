"""Whether everybody who reads one row reads another as well, by their classes alone."""

from rimay.core.classes import Class
from rimay.groups.models import Classified

# Whose readers are all among the readers of the class on the left, in any group.
_WITHIN: dict[Class, frozenset[Class]] = {
    Class.GROUP: frozenset({Class.MEMBERS, Class.PILLAR, Class.SECRETARIAT}),
    Class.MEMBERS: frozenset({Class.PILLAR, Class.SECRETARIAT}),
}


def is_read_by_all_of(row: Classified, paper: Classified) -> bool:
    """Return whether all who read the paper read the row; in doubt, no.

    What a paper says is drawn from rows. One that fewer people read must not get out
    through it.
    """
    mine, theirs = Class(row.access_class), Class(paper.access_class)
    if mine == Class.PUBLIC:
        return True
    if mine == theirs:
        own = (row.access_pillar_id, row.access_circle_id)
        return own == (paper.access_pillar_id, paper.access_circle_id)
    return theirs in _WITHIN.get(mine, frozenset())
