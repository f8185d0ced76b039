"""Who may open what and do what, as one table: every address of this app, every role. A new address must be listed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from help_requests.models import CalendarKey, Feedback, HelpRequest, PrivacyDemand, SafetyIncident
from help_requests.permissions import ON_ONE_SCREEN
from help_requests.services import accept_request
from help_requests.services.calendars import make_calendar_key
from help_requests.services.demands import file_demand
from help_requests.services.feedback import Letter, receive_feedback
from help_requests.services.safety import report_incident
from help_requests.statuses import FEEDBACK_MOVES
from help_requests.tokens import new_token
from teams_directory.models import Commune, Member, MemberLeave

NAME, WORDS = "Bác Kín Đáo", "Đèn ngõ Sáu hỏng từ rằm"
SENT = {"note": "Xong", "answer": "Xong", "reason": "Thử"}
TEAM = {"member", "leader"}
COMMUNE = {"coordinator"}
EVERYBODY = {
    "anonymous", "communicator", "approver", "member", "leader", "member of another team", "coordinator",
    "coordinator of another commune", "administrator",
}  # fmt: skip
WITH_A_DESK = TEAM | COMMUNE | {"member of another team", "coordinator of another commune"}

# Address → who gets in. `{}` is the case's unguessable name; GET for pages, POST for what is done.
PAGES: dict[str, set[str]] = {
    "help_requests_desk:index": WITH_A_DESK,
    "help_requests_desk:record": WITH_A_DESK,  # each into the queue of their own team or commune alone
    "help_requests_desk:invite": {"leader"} | COMMUNE,
    "help_requests_desk:day": {"leader"} | COMMUNE,  # a team's; one's own is everybody's who has a desk
    "help_requests_desk:day_sheet": {"leader"} | COMMUNE,
    "help_requests_desk:pass_on": {"leader"} | COMMUNE,  # a colleague's work
    "help_requests_desk:phone_calendar": WITH_A_DESK,
    "help_requests_desk:detail": TEAM | COMMUNE,
    "help_requests_feedback:index": COMMUNE | {"coordinator of another commune"},
    "help_requests_feedback:detail": COMMUNE,
    "help_requests_commune:index": COMMUNE | {"coordinator of another commune"},
}
DEEDS: dict[str, set[str]] = {
    "help_requests_desk:reveal": TEAM | COMMUNE,
    "help_requests_desk:move": TEAM | COMMUNE,
    "help_requests_desk:invite": {"leader"} | COMMUNE,
    "help_requests_desk:day_sheet": {"leader"} | COMMUNE,
    "help_requests_desk:pass_on": {"leader"} | COMMUNE,
    "help_requests_desk:make_calendar": set(),  # a colleague's; one's own is tested with the calendar
    "help_requests_desk:revoke_calendar": set(),
    "help_requests_feedback:reveal": COMMUNE,
    "help_requests_feedback:move": COMMUNE,
    "help_requests_commune:incident": COMMUNE,
    "help_requests_commune:demand": COMMUNE,
}
PUBLIC = {
    "book", "calendar", "check", "change", "receipt", "track", "answer", "slip", "number_check", "feedback",
    "feedback_answers", "feedback_receipt",
}  # fmt: skip


@pytest.fixture
def people(make_user, team, other_team, commune, site) -> dict[str, User]:
    elsewhere = Commune.objects.create(
        site=site, code="10633", name="Khác", province_code="31", province="Hải Phòng", owner="UBND xã Khác",
        hotline="0100000999",
    )  # fmt: skip
    return {
        "communicator": make_user(Role.COMMUNICATOR),
        "approver": make_user(Role.APPROVER),
        "member": make_user(Role.TEAM_MEMBER, team=team),
        "leader": make_user(Role.TEAM_LEADER, team=team),
        "member of another team": make_user(Role.TEAM_MEMBER, team=other_team),
        "coordinator": make_user(Role.COORDINATOR, commune=commune),
        "coordinator of another commune": make_user(Role.COORDINATOR, commune=elsewhere),
        "administrator": make_user(Role.ADMINISTRATOR),
    }


@pytest.fixture
def browser(people, login) -> Callable[[str], Client]:
    def open_as(role: str) -> Client:
        return Client() if role == "anonymous" else login(people[role])

    return open_as


@pytest.fixture
def made(send, commune) -> dict[str, Any]:
    """One of everything, before anybody of another commune comes into being."""
    request = send(name=NAME)
    letter = Letter(
        token="mot-y-kien", commune=commune, kind="report", words=WORDS, name=NAME, consent_version="1",
        consent_text="Đồng ý",
    )  # fmt: skip
    member, start = Member.objects.filter(team=request.team).first(), timezone.now() + timedelta(days=1)
    visit = {"member": member, "by": None, "start": start, "end": start + timedelta(hours=1)}
    make_calendar_key(member=member)
    return {
        "desk": request,
        "visit": accept_request(request=send(name=NAME, phone="0912345670"), **visit),
        "feedback": receive_feedback(letter=letter),
        "incident": report_incident(commune=commune, asked="otp", words=WORDS, request=request),
        "demand": file_demand(case=request, kind=PrivacyDemand.Kind.ERASE),
    }


def names_of(namespace: str) -> set[str]:
    """Every address of a namespace, wherever it is mounted."""

    def walk(resolver: Any, inside: str = "") -> set[str]:
        found = set()
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                found |= walk(pattern, pattern.namespace or inside)
            elif inside == namespace and pattern.name:
                found.add(pattern.name)
        return found

    return walk(get_resolver())


def test_every_address_is_listed():
    listed = PAGES.keys() | DEEDS.keys()
    for namespace in ("help_requests_desk", "help_requests_feedback", "help_requests_commune"):
        known = {name.split(":")[1] for name in listed if name.startswith(f"{namespace}:")}
        assert names_of(namespace) == known
    assert names_of("help_requests") == PUBLIC


def state_of_everything() -> list[Any]:
    """What strangers must not change."""
    requests = list(HelpRequest.objects.order_by("pk").values_list("pk", "state", "name", "assigned_to", "team"))
    events = [row.events.count() for row in (*HelpRequest.objects.order_by("pk"), *Feedback.objects.order_by("pk"))]
    closed = list(SafetyIncident.objects.values_list("handled_at")) + list(PrivacyDemand.objects.values_list("done_at"))
    kept = [CalendarKey.objects.filter(revoked_at=None).count(), MemberLeave.objects.count()]
    return [requests, events, kept, list(Feedback.objects.values_list("state", "answer")), closed]


def address(name: str, made: dict[str, Any], *more: str) -> str:
    if name.endswith((":index", ":record", "_calendar")):
        return reverse(name)
    if name.endswith((":day", ":day_sheet")):
        day = timezone.localdate(made["visit"].visit_start)
        return f"{reverse(name)}?ngay={day:%Y-%m-%d}&ai=to-{made['visit'].team_id}"
    if name.endswith(":pass_on"):
        return f"{reverse(name)}?ai={made['visit'].assigned_to_id}"
    if name.endswith(":invite"):
        return f"{reverse(name)}?thon={made['desk'].village_id}&viec={made['desk'].topic_id}"
    key = {"incident": "incident", "demand": "demand"}.get(name.split(":")[1]) or (
        "feedback" if name.startswith("help_requests_feedback") else "desk"
    )
    return reverse(name, args=[made[key].public_id, *more])


def deeds(made: dict[str, Any]) -> list[tuple[str, str]]:
    """Every POST there is: the address's name, and where it goes."""
    plain = [
        "help_requests_desk:reveal",
        "help_requests_desk:invite",
        "help_requests_desk:day_sheet",
        "help_requests_desk:pass_on",
        "help_requests_desk:make_calendar",
        "help_requests_desk:revoke_calendar",
        "help_requests_feedback:reveal",
        "help_requests_commune:incident",
    ]
    return [
        *((name, address(name, made)) for name in plain),
        *(("help_requests_desk:move", address("help_requests_desk:move", made, verb)) for verb in ON_ONE_SCREEN),
        *(("help_requests_feedback:move", address("help_requests_feedback:move", made, v)) for v in FEEDBACK_MOVES),
        *(
            ("help_requests_commune:demand", address("help_requests_commune:demand", made, step))
            for step in ("bao-da-nhan", "sua", "xong")
        ),
    ]


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_a_page_opens_for_those_who_are_listed_and_tells_nobody_else(made, browser, role):
    visitor = browser(role)
    for name, allowed in PAGES.items():
        page = visitor.get(address(name, made))
        assert (page.status_code == 200) == (role in allowed), f"{name} {page.status_code}"
        if role not in TEAM | COMMUNE:
            assert NAME not in page.content.decode() and WORDS not in page.content.decode()


@pytest.mark.parametrize("role", sorted(EVERYBODY - TEAM - COMMUNE))
def test_strangers_change_nothing_whatever_they_send(made, browser, role):
    before, visitor = state_of_everything(), browser(role)
    for name, where in deeds(made):
        answer = visitor.post(where, SENT | {"result": "not_needed", "ai": made["visit"].assigned_to_id})
        assert answer.status_code in {302, 403, 404}, f"{name} {answer.status_code}"
        assert NAME not in answer.content.decode()
    assert state_of_everything() == before


@pytest.mark.parametrize("role", sorted(TEAM))
def test_what_is_the_communes_alone_is_closed_to_the_team(made, browser, role):
    before, visitor = state_of_everything(), browser(role)
    for name, where in deeds(made):
        if role not in DEEDS[name]:
            answer = visitor.post(where, SENT | {"ai": made["visit"].assigned_to_id})
            assert answer.status_code in {302, 403, 404}, f"{name} {answer.status_code}"
    assert state_of_everything() == before


@pytest.mark.parametrize("role", sorted(EVERYBODY - WITH_A_DESK))
def test_who_has_no_desk_writes_nobody_down(made, browser, role):
    words = {
        "channel": "walk_in", "topic": "vneid", "name": "Bác Lạ", "phone": "0912345699", "consent": "on",
        "village": str(made["desk"].village_id), "token": new_token(),
    }  # fmt: skip
    assert browser(role).post(reverse("help_requests_desk:record"), words).status_code in {302, 403}
    assert not HelpRequest.objects.filter(name="Bác Lạ").exists()


@pytest.mark.parametrize(
    "filters", ["?muc=moi", "?muc=da-xong", "?muc=cho-xa", "?muc=moi&team=null", "?muc=moi&trang=2"]
)
@pytest.mark.parametrize("role", ["member of another team", "coordinator of another commune"])
def test_no_list_tab_or_filter_shows_another_teams_people(made, browser, role, filters):
    assert NAME not in browser(role).get(reverse("help_requests_desk:index") + filters).content.decode()


@pytest.mark.parametrize("role", sorted(EVERYBODY - TEAM - COMMUNE))
def test_wagtails_own_screens_hold_no_resident(made, browser, role):
    visitor = browser(role)
    for where in ("/admin/", "/admin/pages/search/?q=Kin+Dao", "/admin/reports/site-history/", "/api/search?q=kin+dao"):
        assert NAME not in visitor.get(where, follow=True).content.decode()
