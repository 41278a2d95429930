"""What a responsible organisation does with an activity: say how it stands."""

from django.db import transaction

from rimay.access.actor import Actor
from rimay.access.asking import require
from rimay.access.recording import record
from rimay.records.actions import ChangedMeanwhile
from rimay.workplan.models import Activity, ActivityStatus


@transaction.atomic
def report_progress(
    actor: Actor,
    activity: Activity,
    *,
    status: ActivityStatus,
    reason: str = "",
    evidence: str = "",
    version: int,
) -> Activity:
    """Say how an activity stands, as its responsible organisation or the secretariat.

    Raises ChangedMeanwhile when somebody saved it since `version` was opened, and
    WithoutReason when it is dropped for no reason given.
    """
    require(actor, "progress", activity)
    held = Activity.objects.select_for_update().get(pk=activity.pk)
    if held.version != version:
        raise ChangedMeanwhile
    before = (held.status, held.reason, held.evidence)
    held.report(status, reason, evidence)
    held.version += 1
    held.save(update_fields=["status", "reason", "evidence", "version", "changed_at"])
    after = (held.status, held.reason, held.evidence)
    names = ("status", "reason", "evidence")
    changed = [
        n for n, old, new in zip(names, before, after, strict=True) if old != new
    ]
    record(actor, "activity.progress", held, fields=changed)
    return held
