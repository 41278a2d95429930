"""rimay figures"""

import json
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from rimay.core.dates import PartialDate
from rimay.groups.models import Group
from rimay.records.addresses import url_of
from rimay.records.figures import Computed, Figure
from rimay.results.queries import values

ROWS_SHOWN = 20_000


class Command(BaseCommand):
    help = (
        "Print a group's figures, computed now: code, label, definition, value, basis "
        "and the records behind them. A value that is not known is empty, with why."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", help="the group's address, such as qantu")
        parser.add_argument(
            "--json", action="store_true", help="as a list for programs"
        )
        parser.add_argument("--lang", default="es", choices=["es", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        group = Group._default_manager.filter(slug=options["group"]).first()
        if group is None:
            raise CommandError(f"There is no group “{options['group']}”.")
        with override(options["lang"]):
            found = values.compute_all(group)
            if options["json"]:
                held = [_plain(figure, c) for figure, c in found]
                self.stdout.write(json.dumps(held, ensure_ascii=False, indent=1))
                return
            for figure, computed in found:
                self.stdout.write(_line(figure, computed))


def _plain(figure: Figure, computed: Computed) -> dict[str, object]:
    """Return a figure as plain values. `rows` refer to all records behind it, by kind,
    key and address; what they say stays where it is.
    """
    rows = computed.rows
    shown = rows.select_related("group").order_by("id") if rows is not None else None
    count = 0 if computed.rows is None else computed.rows.count()
    return {
        "code": figure.code,
        "label": dict(values.in_both(figure.label).words),
        "definition": dict(values.in_both(figure.definition).words),
        "value": _value(computed.value),
        "at_least": computed.at_least,
        "unit": computed.unit or dict(values.in_both(figure.unit).words),
        "as_of": computed.as_of.code if computed.as_of else None,
        "basis": computed.basis.value if computed.basis else None,
        "missing": dict(values.in_both(computed.missing).words),
        "note": dict(values.in_both(computed.note).words),
        "source": str(computed.source),
        "rows": [
            {
                "kind": row._meta.label_lower,
                "key": row.key,
                "url": url_of(row, row.group),
            }
            for row in (shown[:ROWS_SHOWN] if shown is not None else ())
        ],
        "row_count": count,
        "itemised": computed.is_itemised,
    }


def _value(value: object) -> object:
    if isinstance(value, PartialDate):
        return value.code
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _line(figure: Figure, computed: Computed) -> str:
    value = computed.value if computed.value is not None else computed.missing
    least = "≥ " if computed.at_least else ""
    basis = computed.basis.label if computed.basis else ""
    told = f"{least}{value!s:<16}{computed.unit:<5}{basis!s:<12}"
    return f"{figure.code:<36}{told}{figure.label}"
