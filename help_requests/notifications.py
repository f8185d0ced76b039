"""Who is told what. Messages say that something happened and where to look, never who asked for help."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from help_requests.models import HelpRequest
from help_requests.statuses import Verb
from outbox.services import queue_message
from teams_directory.models import CommuneStaff, Member


def _staff_addresses(request: HelpRequest) -> list[str]:
    """E-mail addresses of those whose queue the request is in, else of the commune's coordinators."""
    team = Member.objects.active().filter(team=request.team_id).values("user") if request.team_id else []
    coordinators = CommuneStaff.objects.filter(commune=request.commune_id).values("user")
    for people in (team, coordinators):
        known = get_user_model().objects.filter(pk__in=people, is_active=True).exclude(email="")
        if addresses := sorted(known.values_list("email", flat=True)):
            return addresses
    return []


def _tell_queue(request: HelpRequest, key: str, subject: str) -> None:
    """By e-mail to those who have one. The queue itself shows the request in any case."""
    where = request.team.name if request.team else f"Hàng chờ {request.commune}"
    address = settings.WAGTAILADMIN_BASE_URL + reverse("help_requests_desk:index")
    body = f"{where}: {subject}.\nXem và nhận việc: {address}\n"
    for recipient in _staff_addresses(request):
        queue_message(
            key=f"{key}:{recipient}", channel="email", recipient=recipient, subject=f"Cầm Tay: {subject}", body=body
        )


def tell_team_of_new_request(request: HelpRequest) -> None:
    subject = "có lời hẹn mới" if request.team_id else "có lời hẹn chưa rõ tổ nào"
    _tell_queue(request, f"request:{request.pk}:new", subject)


def tell_of_move(request: HelpRequest, verb: Verb) -> None:
    """A request that changed queues is announced in the new one."""
    if verb not in {Verb.REASSIGN, Verb.TRIAGE}:
        return
    times = request.events.filter(verb__in=[Verb.REASSIGN, Verb.TRIAGE]).count()
    subject = "có lời hẹn chuyển đến" if verb == Verb.REASSIGN else "có lời hẹn tổ gửi về xã"
    _tell_queue(request, f"request:{request.pk}:moved:{times}", subject)
