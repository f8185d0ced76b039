"""Ghi hộ: somebody stands before a member of staff, or rings. Written down at once, whatever else is refused."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from help_requests import services
from help_requests.desk.forms.recording import Post, RecordForm
from help_requests.desk.screens import DeskScreen
from help_requests.models import HelpRequest
from help_requests.permissions import memberships_of, recording_teams_of, visible_to
from help_requests.slots import SHORTEST
from help_requests.statuses import State
from help_requests.times import due_words
from teams_directory.models import Commune, Team
from teams_directory.permissions import coordinated_by

TITLE = "Ghi hộ bà con"
TAKE = "nhan"


class NotNow(Exception):
    """Written down, but nobody has taken it; says why."""


def posts_of(user: Any) -> dict[str, Post]:
    """By the commune's code, where this person may write requests down."""
    teams: dict[Commune, list[Team]] = {}
    mine = recording_teams_of(user).select_related("village", "commune__policy").order_by("pk")
    for team in mine:
        teams.setdefault(team.commune, []).append(team)
    own = list(coordinated_by(user).select_related("policy"))
    communes = dict.fromkeys([*teams, *own])
    return {commune.code: Post(commune, teams.get(commune, []), commune in own) for commune in communes}


class RecordView(DeskScreen):
    """GET: the short form. POST: write it down, and take it at once where that was asked; a 303 to the request."""

    page_title = TITLE
    template_name = "help_requests/desk/record.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.posts:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def posts(self) -> dict[str, Post]:
        return posts_of(self.request.user)

    @cached_property
    def here(self) -> Post:
        """Of which commune the form speaks: `?xa=`, else the first."""
        asked = self.request.GET.get("xa") or next(iter(self.posts))
        if asked not in self.posts:
            raise Http404
        return self.posts[asked]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or RecordForm(post=self.here)
        others = [post.commune for post in self.posts.values() if post is not self.here]
        return super().get_context_data(form=form, here=self.here, others=others, take=TAKE, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RecordForm(request.POST, post=self.here)
        if not form.is_valid():
            return self._again(form)
        known = services.is_received(form.cleaned_data["token"])
        try:
            row = self._write_down(form)
        except services.AlreadySent as problem:
            return self._written_before(form, problem.case)
        is_new = not known and row.token == form.cleaned_data["token"]
        if TAKE in request.POST:
            row = self._take(row, form)
        return self._to(row, told(row, is_new=is_new))

    def _again(self, form: RecordForm, **extra: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **extra))

    def _write_down(self, form: RecordForm) -> HelpRequest:
        return services.receive_request(
            booking=form.booking(), channel=form.cleaned_data["channel"], by=self.request.user, team=form.team
        )

    def _written_before(self, form: RecordForm, row: HelpRequest) -> HttpResponse:
        """The page was sent once already. The same person's request is shown; somebody else's words are kept."""
        if row.phone == form.cleaned_data["phone"]:
            return self._to(row, f"{told(row, is_new=False)} Chỗ vừa sửa thì chưa ghi.")
        form.begin_anew()
        form.add_error(
            None, f"Trang này đã ghi một việc rồi, mã {row.spoken_code}. Ghi thêm việc này thì bấm lại lần nữa."
        )
        return self._again(form)

    def _take(self, row: HelpRequest, form: RecordForm) -> HelpRequest:
        """Accepted from now on by whoever writes it down. What stands against it is said; the request stays."""
        if row.state != State.NEW or row.assigned_to_id:  # the same tap again
            return row
        try:
            return take_now(row, by=self.request.user)
        except NotNow as problem:
            messages.warning(self.request, f"Đã ghi, nhưng chưa nhận: {problem}")
            return row

    def _to(self, row: HelpRequest, words: str) -> HttpResponse:
        """To the request, or to the queue when it went where this person does not look."""
        messages.success(self.request, words)
        is_mine = visible_to(self.request.user).filter(pk=row.pk).exists()
        where = reverse("help_requests_desk:detail", args=[row.public_id]) if is_mine else None
        return HttpResponseRedirect(where or reverse("help_requests_desk:index"), status=303)


def take_now(row: HelpRequest, *, by: Any) -> HelpRequest:
    """The person is here: helped at once by a member of the team. Raises NotNow."""
    member = memberships_of(by).filter(team=row.team_id).first()
    if row.channel != HelpRequest.Channel.WALK_IN:
        raise NotNow("chỉ nhận luôn khi bà con đang ở đây.")
    if member is None:
        raise NotNow("việc này của tổ khác.")
    start = timezone.now().replace(second=0, microsecond=0)
    minutes = max(services.policy_of(row).slot_minutes, SHORTEST)
    try:
        return services.accept_request(
            request=row, member=member, by=by, start=start, end=start + timedelta(minutes=minutes)
        )
    except services.MoveRefused as problem:
        raise NotNow(why_not(problem)) from problem


def why_not(problem: services.MoveRefused) -> str:
    match problem:
        case services.TooManyToHold():
            return f"anh chị đang giữ {problem.most} việc, đủ mức xã định cho một người."
        case services.NeedsTwo():
            return "lần này cần đi hai người. Anh chị chọn người đi cùng rồi nhận."
        case services.AlreadyTaken():
            return f"{problem.who} đã nhận rồi."
    return "việc này vừa có người đổi."


def told(row: HelpRequest, *, is_new: bool) -> str:
    """What to say to the person now: the code to write down, and who calls."""
    first = "Đã ghi." if is_new else "Việc này đã ghi rồi."
    return f"{first} Đọc cho bác ghi: {row.spoken_code}. {_what_next(row)}".strip()


def _what_next(row: HelpRequest) -> str:
    match row.state:
        case State.TRIAGE:
            return f"Chưa rõ tổ nào: xã tìm tổ, rồi sẽ gọi {due_words(row.reply_due)}."
        case State.NEW:
            return f"{row.team} sẽ gọi {due_words(row.reply_due)}."
        case State.ACCEPTED if row.visit_start and row.visit_start <= timezone.now():
            return "Anh chị đã nhận. Giúp xong thì ghi kết quả ở dưới."
    return ""
