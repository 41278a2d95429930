"""Amounts with their currency; different currencies are never added."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_territory_currencies

from rimay.core import formatting


@dataclass(frozen=True)
class Money:
    """An amount in one currency, by its ISO 4217 code."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        return formatting.money(self.amount, self.currency)


def currency_of(country: str) -> str:
    """Return the currency that a country pays in today; dollars where none is known."""
    held = get_territory_currencies(country)
    return str(held[-1]) if held else "USD"


def by_currency(amounts: Iterable[Money]) -> list[Money]:
    """Return one sum for each currency, in the order of the codes."""
    sums: dict[str, Money] = {}
    for money in amounts:
        held = sums.get(money.currency)
        sums[money.currency] = money if held is None else held + money
    return [sums[currency] for currency in sorted(sums)]
