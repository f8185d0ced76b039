"""Sample requests in every state, made only where STARTER_STAFF=1, by the verbs that real ones go through."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from core import phones
from core.models import Topic
from guides.models import GuidePage
from help_requests import services
from help_requests.models import HelpRequest, RequestEvent
from help_requests.statuses import Verb
from help_requests.times import Wish
from starter import content
from starter.builders.moves import make_move
from teams_directory.models import Commune

Data = dict[str, Any]


def build_requests(commune: Commune) -> int:
    """The requests of content/requests.toml, each once; how many were new."""
    wanted = [data for data in content.read("requests")["requests"] if not services.is_received(_token(commune, data))]
    for data in wanted:
        with transaction.atomic():
            request = services.receive_request(booking=_booking(commune, data))
            for move in data.get("then", []):
                make_move(HelpRequest.objects.get(pk=request.pk), move)
            _set_back(request, data)
    services.anonymise_closed_requests()
    return len(wanted)


def _token(commune: Commune, data: Data) -> str:
    return f"mau-{commune.code}-{data['key']}"


def _booking(commune: Commune, data: Data) -> services.Booking:
    wished = timezone.localdate() + timedelta(days=data["wish"]) if "wish" in data else None
    return services.Booking(
        token=_token(commune, data), commune=commune, village_typed=data["village"],
        topic=Topic.objects.get(slug=data["topic"], locale__language_code="vi"), place=data["place"],
        wish=Wish(wished, data.get("part", "")), name=data["name"], phone=phones.normalise(data["phone"]) or "",
        note=data.get("note", ""), for_other="booker_name" in data, booker_name=data.get("booker_name", ""),
        booker_phone=phones.normalise(data.get("booker_phone", "")) or "",
        call_first=data.get("call_first", ""), agreed_how=data.get("agreed_how", ""),
        **dict.fromkeys(data.get("needs", []), True),
        consent_version="mau", consent_text="Dữ liệu mẫu, không của ai.", **_stuck_at(data),
    )  # fmt: skip


def _stuck_at(data: Data) -> dict[str, str]:
    guide = GuidePage.objects.filter(slug=data.get("guide", ""), locale__language_code="vi").first()
    if guide is None:
        return {}
    step = guide.numbered_steps[data["step"] - 1]
    return {
        "guide_key": str(guide.translation_key), "guide_title": guide.title,
        "step_id": step.id, "step_title": f"Bước {step.number}: {step.title}",
    }  # fmt: skip


def _set_back(request: HelpRequest, data: Data) -> None:
    """All of it happened some hours ago, one thing after another: only so is anything late, or long over."""
    ago, within = timedelta(hours=data["sent"]), timedelta(hours=data.get("within", data["sent"]))
    sent = timezone.now() - ago
    events = list(request.events.order_by("pk"))
    for place, event in enumerate(events):
        event.at = sent + within * place / len(events)
    RequestEvent.objects.bulk_update(events, ["at"])
    row = HelpRequest.objects.get(pk=request.pk)
    row.created_at, row.consent_at = sent, sent
    row.reply_due, row.visit_due = _promised(row, sent)
    row.closed_at = _when(events, Verb.CLOSE, Verb.MERGE, Verb.CANCEL) if row.closed_at else None
    row.save(update_fields=["created_at", "consent_at", "reply_due", "visit_due", "closed_at"])
    for visit in row.visits.all():
        back = visit.closed_at - row.closed_at if row.closed_at else timedelta(0)
        visit.closed_at, visit.check_due = visit.closed_at - back, visit.check_due - back
        visit.checked_at = _when(events, Verb.CHECK, Verb.CONFIRM) if visit.checked_at else None
        visit.save(update_fields=["closed_at", "check_due", "checked_at"])


def _promised(row: HelpRequest, sent: datetime) -> tuple[datetime, datetime]:
    """As if none of these days had been free, so that whichever day a site begins, some are late."""
    policy = services.policy_of(row)
    return sent + timedelta(hours=policy.first_reply_hours), sent + timedelta(days=policy.visit_days)


def _when(events: list[RequestEvent], *verbs: Verb) -> datetime:
    """When one of these last happened."""
    return max(event.at for event in events if event.verb in verbs)
