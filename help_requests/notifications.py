"""Who is told what. Messages say that something happened and where to look, never who asked for help."""

from django.conf import settings
from django.urls import reverse

from help_requests.models import HelpRequest
from help_requests.statuses import Verb
from outbox.services import queue_message
from teams_directory.models import CommuneStaff, Member


def _staff_addresses(request: HelpRequest) -> list[str]:
    """E-mail addresses of those whose queue the request is in."""
    if request.team_id:
        people = Member.objects.active().filter(team=request.team_id).exclude(user=None)
    else:
        people = CommuneStaff.objects.filter(commune=request.commune_id)
    return sorted({row.user.email for row in people.select_related("user") if row.user.email})


def _tell_queue(request: HelpRequest, key: str, subject: str) -> None:
    where = request.team.name if request.team else f"Hàng chờ {request.commune}"
    address = settings.WAGTAILADMIN_BASE_URL + reverse("help_requests_desk:detail", args=[request.public_id])
    body = f"{where}: {subject.lower()}.\nMã {request.spoken_code}.\nXem và nhận việc: {address}\n"
    addresses = _staff_addresses(request)
    for channel, recipient in [("email", address) for address in addresses] or [("console", where)]:
        queue_message(
            key=f"{key}:{recipient}",
            channel=channel,
            recipient=recipient,
            subject=f"Cầm Tay: {subject}",
            body=body,
        )


def tell_team_of_new_request(request: HelpRequest) -> None:
    subject = "có lời hẹn mới" if request.team_id else "có lời hẹn chưa rõ tổ nào"
    _tell_queue(request, f"request:{request.public_id}:new", subject)


def tell_of_move(request: HelpRequest, verb: Verb) -> None:
    """A request that changed queues is announced in the new one."""
    if verb not in {Verb.REASSIGN, Verb.TRIAGE}:
        return
    times = request.events.filter(verb__in=[Verb.REASSIGN, Verb.TRIAGE]).count()
    subject = "có lời hẹn chuyển đến" if verb == Verb.REASSIGN else "có lời hẹn tổ gửi về xã"
    _tell_queue(request, f"request:{request.public_id}:moved:{times}", subject)
