"""What lists of money ask and hold alike."""

from django.utils.translation import gettext_lazy as _

from rimay.exchange.lists.targets import Target
from rimay.exchange.own.declaring import Asked

CURRENCY = Target("currency", "currency", ("Moneda", "Currency"))
CURRENCY_ASKED = Asked(
    "currency",
    _("Currency, where an amount names none"),
    choices=(("PEN", _("soles")), ("USD", _("US dollars"))),
    column="currency",
)
