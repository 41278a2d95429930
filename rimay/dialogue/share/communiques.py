"""Records of what the group says in public."""

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import Communique
from rimay.records.kinds import Column, Family, Kind

COMMUNIQUE = Kind(
    code="communiques",
    model=Communique,
    sheet=_("Communiqués"),
    singular=_("communiqué"),
    create=_("Write a communiqué"),
    intro=_(
        "A communiqué is drawn from an acta, looked through for names, and then stands "
        "on the group's public page."
    ),
    explanation=_(
        "One row per communiqué. It becomes public by publishing it on its page, never "
        "by this sheet."
    ),
    columns=(Column("meeting"), Column("title"), Column("text", prose=True)),
    list_columns=("title", "meeting"),
    sort="-id",
    classes=(Class.SECRETARIAT, Class.MEMBERS, Class.GROUP),
    family=Family.TABLE,
)
