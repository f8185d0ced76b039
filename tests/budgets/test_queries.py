"""What a page asks of the database: little, nothing twice, nothing written, and no more when there is more."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from guides.models import GuidePage
from help_requests.models import HelpRequest, RequestEvent
from scam_alerts.models import ScamAlertPage
from teams_directory.models import DutyException, DutyHours, GroupSession, Member, Team, Village
from tests.journeys.people import words

PUBLIC, QUEUE = 10, 25
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)

PAGES = [
    "/",
    "/huong-dan/",
    "/huong-dan/kich-hoat-vneid/",
    "/huong-dan/kich-hoat-vneid/buoc-3/",
    "/to-cong-nghe-so/",
    "/to-cong-nghe-so/?q=xom+dinh",
    "/to-cong-nghe-so/thon-mau-1/",
    "/to-cong-nghe-so/thon-mau-6/",
    "/to-cong-nghe-so/lich-hoc/",
    "/to-cong-nghe-so/lich-hoc/?thon=thon-mau-1",
    "/hen-ho-tro/",
    "/hen-ho-tro/?thon=thon-mau-1",
    "/hen-ho-tro/da-nhan/{public_id}/",
    "/tra-cuu/",
    "/tra-cuu-so/",
    "/gop-y/",
    "/gop-y/tra-loi/",
    "/canh-bao/",
    "/canh-bao/gia-cong-an-cap-nhat-vneid/",
    "/canh-bao/qua-100-nghin-2-9/",
    "/vua-bi-lua/",
    "/kiem-tra/",
    "/quyen-rieng-tu/",
    "/tim-kiem/",
    "/tim-kiem/?q=can+cuoc+dien+tu",
    "/tim-kiem/?q=vneid&chu-de=vneid",
    "/tim-kiem/?q=zzzzqqq",
    "/tim-kiem/giup/",
    "/khong-co-trang-nay/",
]
DESK = "/admin/viec-cua-to/"
DESK_PAGES = [
    *(f"{DESK}?muc={tab}" for tab in ("hom-nay", "moi", "qua-han", "dang-lam", "da-xong")), "{desk}",
    *(f"{DESK}{screen}/" for screen in ("ghi-ho", "ngay", "ban-giao", "lich-dien-thoai")),
]  # fmt: skip
each_page = pytest.mark.parametrize("address", PAGES)


@pytest.fixture
def help_request(db) -> HelpRequest:
    """The one that pages show, sent with the public form; more like it stand in the other tabs of the desk."""
    phone = Client()
    token = re.search(r'name="token" value="([^"]+)"', phone.get("/hen-ho-tro/").content.decode())[1]
    answer = phone.post("/hen-ho-tro/", words(phone="0912345678") | {"token": token})
    assert answer.status_code == 303, answer.content.decode()
    sent = HelpRequest.objects.get()
    add_requests(sent, 5)
    return sent


def add_requests(first: HelpRequest, count: int) -> None:
    """More like this one, spread over the tabs of the desk: new, late, appointed, proposed, done."""
    now, member = timezone.now(), first.team.members.first()
    visit = {"visit_start": now, "visit_end": now + timedelta(hours=1), "assigned_to": member}
    changes = [
        {}, {"reply_due": now - timedelta(hours=1)}, {"state": "accepted", **visit}, {"state": "proposed", **visit},
        {"state": "closed", "closed_at": now, "result": "done_together"},
    ]  # fmt: skip
    start, rows = HelpRequest.objects.count(), []
    for number in range(start, start + count):
        row = HelpRequest.objects.get(pk=first.pk)
        row.pk, row.public_id, row.token, row.code = None, f"{number:032}", f"thu-{number}", f"lua-song-{number:04d}"
        for name, value in changes[number % len(changes)].items():
            setattr(row, name, value)
        rows.append(row)
    for row in HelpRequest.objects.bulk_create(rows):
        RequestEvent.objects.create(request=row, verb="receive", to_state="new", team=row.team)
    for row in rows[:9]:
        RequestEvent.objects.create(request=first, verb="reveal", actor_name=f"Người {row.pk}", team=row.team)


def add_villages(commune, count: int) -> None:
    for number in range(count):
        village = Village.objects.create(
            commune=commune, name=f"Thôn Thêm {number}", slug=f"thon-them-{number}", position=100 + number,
            aliases=f"Làng Thêm {number}\nXóm Đình Thêm {number}",
        )  # fmt: skip
        team = Team.objects.create(commune=commune, village=village, name=f"Tổ Thêm {number}", hotline="0100000011")
        DutyHours.objects.create(team=team, weekday=1, start="08:00", end="11:00")
        DutyException.objects.create(team=team, day=timezone.localdate(), kind="off")
        for place in range(3):
            Member.objects.create(
                team=team, full_name=f"Người {number} {place}", phone=f"01001{number:03d}{place:02d}",
                agreed_to_be_shown=True, agreed_on=timezone.localdate(),
            )  # fmt: skip


def add_sessions(count: int) -> None:
    """More group sessions like the first, in all villages."""
    first, villages = GroupSession.objects.first(), list(Village.objects.all())
    for number in range(count):
        village = villages[number % len(villages)]
        facts = {"topic": first.topic, "start": first.start, "end": first.end, "meeting_place": "Đình làng"}
        GroupSession.objects.create(team=first.team, village=village, title=f"Buổi {number}", **facts)


def add_copies(model, slug: str, count: int) -> None:
    """More pages like the one with this slug."""
    first = model.objects.get(slug=slug)
    names = [field.name for field in model._meta.concrete_fields if field.model is model and not field.primary_key]
    for number in range(count):
        values = {name: getattr(first, name) for name in names if not name.endswith("_ptr")}
        page = model(title=f"{first.title} {number}", slug=f"{slug}-{number}", **values)
        first.get_parent().add_child(instance=page)


@pytest.fixture
def tenfold(commune, help_request: HelpRequest) -> Callable[[], None]:
    """Ten times as many villages, guides, alerts and requests, as more of the same."""

    def grow() -> None:
        add_villages(commune, 9 * Village.objects.count())
        add_sessions(9 * GroupSession.objects.count())
        add_copies(GuidePage, "kich-hoat-vneid", 9 * GuidePage.objects.count())
        add_copies(ScamAlertPage, "gia-cong-an-cap-nhat-vneid", 9 * ScamAlertPage.objects.count())
        add_requests(help_request, 9 * HelpRequest.objects.count())
        call_command("rebuild_search", verbosity=0)

    return grow


@pytest.fixture
def asked(help_request: HelpRequest) -> Callable[..., list[str]]:
    """The statements that one look at a page sends to the database."""

    def ask(client: Client, address: str, status: int = 200) -> list[str]:
        address = address.format(public_id=help_request.public_id, desk=f"{DESK}{help_request.public_id}/")
        client.get(address)  # what the process remembers between pages is remembered now
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        assert answer.status_code == status, address
        return [query["sql"] for query in queries]

    return ask


def status_of(address: str) -> int:
    return 404 if address == "/khong-co-trang-nay/" else 200


def twice(statements: list[str]) -> list[str]:
    return sorted({statement for statement in statements if statements.count(statement) > 1})


def shape(statement: str) -> str:
    return re.sub(r"\d+|'[^']*'", "?", statement)[:200]


@each_page
def test_a_public_page_asks_little_nothing_twice_and_writes_nothing(client, asked, address: str):
    statements = asked(client, address, status_of(address))
    print(f"\n{address:<45} {len(statements)} queries")
    assert len(statements) <= PUBLIC, [shape(statement) for statement in statements]
    assert twice(statements) == []
    assert [statement for statement in statements if WRITES.match(statement)] == []


def test_following_a_request_asks_little_and_writes_nothing_when_the_digits_are_right(client, help_request):
    words = {"code": help_request.code, "digits": help_request.phone[-3:]}
    client.post("/tra-cuu/", words)
    with CaptureQueriesContext(connection) as queries:
        answer = client.post("/tra-cuu/", words)
    assert help_request.spoken_code in answer.content.decode()
    statements = [query["sql"] for query in queries]
    assert len(statements) <= PUBLIC, [shape(statement) for statement in statements]
    assert twice(statements) == []
    assert [statement for statement in statements if WRITES.match(statement)] == []


@pytest.fixture
def staff(make_user, login, team, commune) -> dict[str, Client]:
    return {
        "member": login(make_user(Role.TEAM_MEMBER, team=team)),
        "leader": login(make_user(Role.TEAM_LEADER, team=team)),
        "coordinator": login(make_user(Role.COORDINATOR, commune=commune)),
    }


@pytest.mark.parametrize("role", ["member", "leader", "coordinator"])
@pytest.mark.parametrize("address", DESK_PAGES)
def test_a_page_of_the_desk_asks_little_nothing_twice_and_writes_nothing(staff, asked, address: str, role: str):
    statements = asked(staff[role], address)
    print(f"\n{address:<45} {len(statements)} queries")
    assert len(statements) <= QUEUE, [shape(statement) for statement in statements]
    assert twice(statements) == []
    assert [statement for statement in statements if WRITES.match(statement)] == []


def test_no_page_asks_more_when_there_is_ten_times_as_much(client, staff, asked, tenfold):
    looks = [(client, address) for address in PAGES]
    looks += [(browser, address) for browser in staff.values() for address in DESK_PAGES]
    few = [asked(browser, address, status_of(address)) for browser, address in looks]
    tenfold()
    many = [asked(browser, address, status_of(address)) for browser, address in looks]
    assert {
        address: (len(before), len(after), sorted(set(map(shape, after)) - set(map(shape, before))))
        for (_, address), before, after in zip(looks, few, many, strict=True)
        if len(before) != len(after)
    } == {}
