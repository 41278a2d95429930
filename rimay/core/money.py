"""Which money a country pays in."""

from babel.numbers import get_territory_currencies


def currency_of(country: str) -> str:
    """Return the currency that a country pays in today; dollars where none is known."""
    held = get_territory_currencies(country)
    return str(held[-1]) if held else "USD"
