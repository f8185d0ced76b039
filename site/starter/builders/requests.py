"""Sample requests in every state, made only where STARTER_STAFF=1, by the verbs that real ones go through."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core import phones
from core.models import Topic
from guides.models import GuidePage
from help_requests import services
from help_requests.models import HelpRequest, RequestEvent
from help_requests.statuses import Verb
from help_requests.times import Wish
from starter import content
from teams_directory.models import Commune, Member, Team

Data = dict[str, Any]


def build_requests(commune: Commune) -> int:
    """The requests of content/requests.toml, each once; how many were new."""
    wanted = [data for data in content.read("requests")["requests"] if not services.is_received(_token(commune, data))]
    for data in wanted:
        with transaction.atomic():
            request = services.receive_request(booking=_booking(commune, data))
            for move in data.get("then", []):
                _do(HelpRequest.objects.get(pk=request.pk), move)
            _set_back(request, data)
    services.anonymise_closed_requests()
    return len(wanted)


def _do(request: HelpRequest, move: Data) -> None:
    """A move of the file, unless this commune has no team that could make it."""
    verb = Verb(move["verb"])
    if request.team or verb == Verb.REASSIGN:
        DONE[verb](request, move)


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


def _member(request: HelpRequest) -> Member:
    """Somebody of the team, with an account when anybody there has one; not always the leader."""
    people = Member.objects.active().filter(team=request.team)
    return people.exclude(user=None).order_by("-pk").first() or people.order_by("pk")[0]


def _coordinator(request: HelpRequest) -> User | None:
    return User.objects.filter(commune_posts__commune=request.commune).first()


def _at(day: int, clock: str) -> datetime:
    moment = datetime.combine(timezone.localdate() + timedelta(days=day), time.fromisoformat(clock))
    return timezone.make_aware(moment)


def _appoint(verb: Callable[..., HelpRequest]) -> Callable[[HelpRequest, Data], None]:
    def appoint(request: HelpRequest, move: Data) -> None:
        member = request.assigned_to or _member(request)
        start, end = _at(move["day"], move["start"]), _at(move["day"], move["end"])
        verb(request=request, member=member, by=member.user, start=start, end=end)

    return appoint


def _reassign(request: HelpRequest, move: Data) -> None:
    team = Team.objects.working().filter(commune=request.commune, village__slug=move["team"]).first()
    if team:
        services.reassign_request(request=request, by=_coordinator(request), team=team, reason=move["reason"])


def _triage(request: HelpRequest, move: Data) -> None:
    services.hand_to_triage(request=request, by=_member(request).user, reason=move["reason"])


def _close(request: HelpRequest, move: Data) -> None:
    member = request.assigned_to or _member(request)
    services.close_request(request=request, by=member.user, result=move["result"], reason=move.get("reason", ""))


DONE: dict[Verb, Callable[[HelpRequest, Data], None]] = {
    Verb.ACCEPT: _appoint(services.accept_request),
    Verb.PROPOSE: _appoint(services.propose_time),
    Verb.REASSIGN: _reassign,
    Verb.TRIAGE: _triage,
    Verb.CLOSE: _close,
}


def _set_back(request: HelpRequest, data: Data) -> None:
    """All of it happened some hours ago, one thing after another: only so is anything late, or long over."""
    ago, within = timedelta(hours=data["sent"]), timedelta(hours=data.get("within", data["sent"]))
    sent = timezone.now() - ago
    events = list(request.events.order_by("pk"))
    for place, event in enumerate(events):
        event.at = sent + within * place / len(events)
    RequestEvent.objects.bulk_update(events, ["at"])
    row = HelpRequest.objects.get(pk=request.pk)
    row.created_at, row.consent_at, row.reply_due = sent, sent, row.reply_due - ago
    row.closed_at = events[-1].at if row.closed_at else None
    row.save(update_fields=["created_at", "consent_at", "reply_due", "closed_at"])
