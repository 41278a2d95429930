"""The class table, as data, and its only interpreter."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Model, Q

from rimay.access.actor import Actor
from rimay.core.classes import Class
from rimay.groups.models import Classified, Group
from rimay.groups.queries import Standing
from rimay.groups.roles import EVERY_ROLE, INSIDE, SEATS, Role
from rimay.groups.rules import Rule, Within

NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Reads:
    """One line of the class table: who reads rows of a class.

    `roles` read every row of the class; `by` names the column whose keys open single
    rows to those whom they name.
    """

    access_class: Class
    roles: frozenset[Role] = frozenset()
    by: str = ""


CLASS_TABLE = (
    Reads(Class.PUBLIC, EVERY_ROLE),
    Reads(Class.GROUP, INSIDE),
    Reads(Class.MEMBERS, SEATS | {Role.COORDINATOR, Role.SECRETARIAT}),
    Reads(Class.PILLAR, by="access_pillar_id"),
    Reads(Class.PARTY, frozenset({Role.SECRETARIAT}), by="access_circle_id"),
    Reads(Class.TEAM, by="access_circle_id"),
    Reads(Class.SECRETARIAT, frozenset({Role.SECRETARIAT})),
    Reads(Class.SEALED, by="access_circle_id"),
)


def scope(actor: Actor, verb: str, model: type[Model]) -> Q:
    """Return the condition that the actor may use the verb on a row of this model.

    Literal keys of one group only, so that its cost does not grow with the number of
    groups, rows or memberships.
    """
    if actor.group_id is None:
        return NOTHING
    if model is Group:
        return _group_scope(actor, verb)
    reading = _reading(actor.standing, actor.group_id, model)
    if actor.seen_as is not None:
        reading &= _reading(actor.seen_as, actor.group_id, model)
    if verb == "read":
        return reading
    if actor.seen_as is not None:
        return NOTHING
    reaches = [_reach(rule, actor, model) for rule in _rules(actor, verb, model)]
    return reading & reduce(or_, reaches) if reaches else NOTHING


def opens_kind(actor: Actor, verb: str, model: type[Model]) -> bool:
    """Return whether the actor may use a verb that needs no row: list, create."""
    if actor.seen_as is not None:
        seen = _has_rule(actor.seen_as, verb, model)
        return verb == "list" and seen and _has_rule(actor.standing, verb, model)
    return bool(_rules(actor, verb, model))


def reaches(actor: Actor, verb: str, row: Classified) -> bool:
    """Return whether a rule on the verb speaks of a row as it is to be saved.

    A row that does not stand yet, or is about to move, cannot be asked by `scope`.
    """
    return actor.seen_as is None and any(
        _speaks_of(rule, actor, row) for rule in _rules(actor, verb, type(row))
    )


def tokens(actor: Actor) -> list[str]:
    """Return the words that stand for what the actor reads in the search index."""
    group, standing = actor.group_id, actor.standing
    found = [f"g{group}c{row.access_class}" for row in _lines(standing)]
    found += [f"g{group}p{pillar}" for pillar in sorted(standing.pillar_ids)]
    found += [f"g{group}k{circle}" for circle in sorted(standing.circle_ids)]
    found = [f"g{group}cpublic", *found]
    return [*found, *[f"{word}b" for word in found]] if standing.pledged else found


def tokens_of(row: Classified) -> list[str]:
    """Return the words under which a row stands in the search index; none if sealed.

    What waits behind the charter's gate stands under words of its own.
    """
    return [f"{word}b" if row.is_gated else word for word in _tokens_of(row)]


def _tokens_of(row: Classified) -> list[str]:
    group = row.group_id
    match Class(row.access_class):
        case Class.SEALED:
            return []
        case Class.PILLAR:
            return [f"g{group}p{row.access_pillar_id}"]
        case Class.TEAM:
            return [f"g{group}k{row.access_circle_id}"]
        case Class.PARTY:
            return [f"g{group}k{row.access_circle_id}", f"g{group}cparty"]
        case other:
            return [f"g{group}c{other}"]


def _lines(standing: Standing) -> list[Reads]:
    return [line for line in CLASS_TABLE if line.roles & standing.roles]


def _reading(standing: Standing, group_id: int, model: type[Model]) -> Q:
    """Interpret the class table for one standing, and the charter's gate."""
    classes = {Class.PUBLIC} | {line.access_class for line in _lines(standing)}
    reading = Q(access_class__in=sorted(classes))
    keys = {
        "access_pillar_id": standing.pillar_ids,
        "access_circle_id": standing.circle_ids,
    }
    named: dict[str, list[Class]] = {}
    for line in CLASS_TABLE:
        if line.by and keys[line.by] and line.access_class not in classes:
            named.setdefault(line.by, []).append(line.access_class)
    # One condition a column: each page asks this some twenty times.
    for by, some in named.items():
        on_it = {f"{by}__in": sorted(keys[by])}
        reading |= Q(access_class__in=sorted(some), **on_it)
    gate = getattr(model, "GATED", "")
    if gate and not standing.pledged:
        reading &= Q(**{gate: False})
    return Q(group_id=group_id) & reading


def reads(actor: Actor, row: Classified) -> bool:
    """Return whether the actor reads a row in hand: what `scope` says of it, without
    asking the database again.
    """
    seen_as = [actor.seen_as] if actor.seen_as is not None else []
    return actor.group_id == row.group_id and all(
        _reads(standing, row) for standing in (actor.standing, *seen_as)
    )


def _reads(standing: Standing, row: Classified) -> bool:
    if row.is_gated and not standing.pledged:
        return False
    line = next(held for held in CLASS_TABLE if held.access_class == row.access_class)
    if line.access_class == Class.PUBLIC or line.roles & standing.roles:
        return True
    match line.by:
        case "access_pillar_id":
            return row.access_pillar_id in standing.pillar_ids
        case "access_circle_id":
            return row.access_circle_id in standing.circle_ids
    return False


def _group_scope(actor: Actor, verb: str) -> Q:
    own = Q(pk=actor.group_id)
    if verb == "read":
        return own if actor.is_inside else own & Q(is_public=True)
    if actor.seen_as is not None:
        return NOTHING
    roles = GROUP_VERBS.get(verb, frozenset())
    return own if roles & actor.standing.roles else NOTHING


def reaches_group(actor: Actor, verb: str, group: Group) -> bool:
    """Return whether the verb may be used on a group in hand: what `scope` says."""
    if actor.group_id != group.pk:
        return False
    if verb == "read":
        return actor.is_inside or group.is_public
    roles = GROUP_VERBS.get(verb, frozenset())
    return actor.seen_as is None and bool(roles & actor.standing.roles)


GROUP_VERBS: dict[str, frozenset[Role]] = {
    "enter": EVERY_ROLE,
    "change": frozenset({Role.SECRETARIAT}),
    "import": frozenset({Role.SECRETARIAT}),
    "release": frozenset({Role.SECRETARIAT}),
    "invite": frozenset({Role.SECRETARIAT}),
}


def _rules(actor: Actor, verb: str, model: type[Model]) -> list[Rule]:
    held: tuple[Rule, ...] = getattr(model, "RULES", ())
    return [r for r in held if r.verb == verb and r.roles & actor.standing.roles]


def _has_rule(standing: Standing, verb: str, model: type[Model]) -> bool:
    held: tuple[Rule, ...] = getattr(model, "RULES", ())
    return any(r.verb == verb and r.roles & standing.roles for r in held)


def _reach(rule: Rule, actor: Actor, model: type[Model]) -> Q:
    """Narrow a rule to the rows it speaks of, by the columns that the model has."""
    standing = actor.standing
    match rule.within:
        case Within.READABLE:
            return Q()
        case Within.OWN_ORGANISATION:
            return Q(organisation_id__in=sorted(standing.organisation_ids))
        case Within.OWN_TEAM:
            return Q(access_circle_id__in=sorted(standing.circle_ids))
        case Within.OWN_PERSON:
            return Q(person_id__in=sorted(standing.person_ids))
        case Within.RESPONSIBLE:
            return _answers_for(standing, model)
        case Within.FOLLOWS_UP:
            own = Q(follow_up_id__in=sorted(standing.organisation_ids))
            return own & ~_answers_for(standing, model)


def _answers_for(standing: Standing, model: type[Model]) -> Q:
    """Return the condition that one's organisation leads, or answers with the lead."""
    own = sorted(standing.organisation_ids)
    shared = model._default_manager.filter(others__in=own).values("pk")
    return Q(organisation_id__in=own) | Q(pk__in=shared)


def _speaks_of(rule: Rule, actor: Actor, row: Classified) -> bool:
    """Return whether a rule speaks of one row: `_reach`, for a row in hand."""
    standing = actor.standing
    match rule.within:
        case Within.READABLE:
            return True
        case Within.OWN_ORGANISATION:
            return getattr(row, "organisation_id", None) in standing.organisation_ids
        case Within.OWN_TEAM:
            return row.access_circle_id in standing.circle_ids
        case Within.OWN_PERSON:
            return getattr(row, "person_id", None) in standing.person_ids
        case Within.RESPONSIBLE:
            return _does_answer(row, standing)
        case Within.FOLLOWS_UP:
            follows = getattr(row, "follow_up_id", None) in standing.organisation_ids
            return follows and not _does_answer(row, standing)


def _does_answer(row: Classified, standing: Standing) -> bool:
    if getattr(row, "organisation_id", None) in standing.organisation_ids:
        return True
    model: type[Model] = type(row)
    rows = model._default_manager.filter(pk=row.pk)
    own = sorted(standing.organisation_ids)
    return row.pk is not None and rows.filter(others__in=own).exists()
