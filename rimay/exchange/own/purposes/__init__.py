"""Every kind of list that can be brought, in the order in which the page offers them."""

from rimay.exchange.own.declaring import Purpose
from rimay.exchange.own.purposes.approaches import OUTREACH
from rimay.exchange.own.purposes.giving import CONTRIBUTIONS
from rimay.exchange.own.purposes.letters import LETTERS
from rimay.exchange.own.purposes.people import ORGANISATIONS, PARTICIPANTS, PEOPLE
from rimay.exchange.own.purposes.plan import ACTIVITIES
from rimay.exchange.own.purposes.table import AGREEMENTS, ATTENDANCE

PURPOSES: tuple[Purpose, ...] = (
    PEOPLE,
    ORGANISATIONS,
    AGREEMENTS,
    ATTENDANCE,
    PARTICIPANTS,
    ACTIVITIES,
    OUTREACH,
    CONTRIBUTIONS,
    LETTERS,
)
BY_CODE = {purpose.code: purpose for purpose in PURPOSES}
