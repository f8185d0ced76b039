"""Who is told what. Messages say that something happened and where to look, never who asked for help."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse

from help_requests.models import HelpRequest
from help_requests.statuses import Verb
from outbox.models import Channel
from outbox.services import is_on, queue_message, tell_phones
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


ANNOUNCED = {
    Verb.REASSIGN: "có lời hẹn chuyển đến",
    Verb.TRIAGE: "có lời hẹn tổ gửi về xã",
    Verb.AGREE: "bà con đồng ý giờ hẹn",
    Verb.REFUSE: "bà con xin giờ khác",
    Verb.CANCEL: "bà con thôi một lời hẹn",
    Verb.REOPEN: "một lời hẹn được mở lại",
}


def tell_of_move(request: HelpRequest, verb: Verb) -> None:
    """What changes whose turn it is, is told to those whose turn it now is."""
    if verb not in ANNOUNCED:
        return
    times = request.events.filter(verb__in=ANNOUNCED).count()
    _tell_queue(request, f"request:{request.pk}:moved:{times}", ANNOUNCED[verb])


def tell_leaders(request: HelpRequest, *, key: str, what: str) -> None:
    """The leader and the deputies of a request's team, by e-mail and on their telephones."""
    posts = Member.objects.active().filter(team=request.team_id, role__in=[Member.Role.LEADER, Member.Role.DEPUTY])
    people = get_user_model().objects.filter(pk__in=posts.values("user"), is_active=True)
    path = reverse("help_requests_desk:index") + "?muc=moi"
    body = f"{request.team}: {what}.\nXem: {settings.WAGTAILADMIN_BASE_URL}{path}\n"
    if is_on(Channel.EMAIL):
        for recipient in sorted(people.exclude(email="").values_list("email", flat=True)):
            queue_message(
                key=f"{key}:{recipient}", channel=Channel.EMAIL, recipient=recipient, subject=f"Cầm Tay: {what}",
                body=body,
            )  # fmt: skip
    tell_phones(key=key, users=people, body=f"Tổ: {what}.", path=path)
