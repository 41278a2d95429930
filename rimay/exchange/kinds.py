"""Every kind of record, in the order in which an import can make them."""

from rimay.dialogue.share import KINDS as DIALOGUE
from rimay.funding.share import KINDS as FUNDING
from rimay.groups.models import Classified
from rimay.home.share import KINDS as HOME
from rimay.letters.share import KINDS as LETTERS
from rimay.library.share import KINDS as LIBRARY
from rimay.outreach.share import KINDS as OUTREACH
from rimay.records.kinds import Kind
from rimay.registry.share import KINDS as REGISTRY
from rimay.study.share import KINDS as STUDY
from rimay.training.share import KINDS as TRAINING
from rimay.workplan.share import KINDS as WORKPLAN

ALL: tuple[Kind, ...] = (
    *REGISTRY,
    *LIBRARY,
    *LETTERS,
    *STUDY,
    *DIALOGUE,
    *TRAINING,
    *WORKPLAN,
    *OUTREACH,
    *FUNDING,
    *HOME,
)
BY_CODE = {kind.code: kind for kind in ALL}
BY_MODEL: dict[type[Classified], Kind] = {kind.model: kind for kind in ALL}
