"""What can be found, and by which words: the starter content."""

import unicodedata
from datetime import timedelta

import pytest
from django.utils import timezone

from guides.models import GuidePage
from scam_alerts.models import ScamAlertPage
from search.models import SearchEntry
from search.services import rebuild_index
from teams_directory.models import GroupSession, Member

GUIDE = "/huong-dan/lam-dinh-danh-muc-2/"


@pytest.mark.parametrize(
    "typed",
    [
        "can cuoc dien tu",
        "căn cước điện tử",
        "CĂN CƯỚC ĐIỆN TỬ",
        "  Căn   cước, điện tử!  ",
        unicodedata.normalize("NFD", "căn cước điện tử"),
        "can cuoc dien t",
    ],
    ids=["folded", "marked", "capitals", "signs", "decomposed", "half a word"],
)
def test_a_guide_is_found_by_the_words_people_type_in_any_spelling(ask, typed):
    assert ask(typed)["results"][0]["url"] == GUIDE


def test_a_step_hit_opens_its_step(ask, client):
    hits = ask("nhập mã 6 số trong tin nhắn")["results"]
    step = next(hit for hit in hits if "/buoc-" in hit["url"])
    assert step == {
        "kind": "guide",
        "title": "Nhập mã 6 số trong tin nhắn",
        "url": "/huong-dan/kich-hoat-vneid/buoc-4/",
        "summary": "Kích hoạt VNeID trên điện thoại",
    }
    assert "Nhập mã 6 số trong tin nhắn" in client.get(step["url"]).content.decode()


def test_every_address_in_the_index_opens(client):
    addresses = SearchEntry.objects.values_list("url", flat=True)
    assert addresses
    assert {url: client.get(url).status_code for url in addresses} == dict.fromkeys(addresses, 200)


def test_a_trouble_says_the_way_out_and_opens_its_row(ask, client):
    hit = ask("máy báo thông tin không khớp")["results"][0]
    assert (hit["kind"], hit["title"]) == ("guide", "Máy báo thông tin không khớp")
    assert hit["summary"].startswith("Bác xem lại số vừa gõ.")
    address, _, row = hit["url"].partition("#")
    assert address == "/huong-dan/tich-hop-giay-to/"
    shown = client.get(address).content.decode()
    assert hit["title"] in shown[shown.index(f'id="{row}"') :][:300]


def test_a_coming_session_is_found_by_its_name_and_its_village(ask, client):
    session = GroupSession.objects.coming().get(title="Tập trả tiền bằng mã vuông")
    for typed in ("lich hoc thon mau 2", "buổi học nhóm trả tiền"):
        hit = next(hit for hit in ask(typed)["results"] if hit["title"] == session.title)
        assert (hit["kind"], hit["url"]) == ("team", "/to-cong-nghe-so/lich-hoc/?thon=thon-mau-2")
        assert f"{timezone.localtime(session.start):%d/%m}" in hit["summary"]
    assert session.title in client.get(hit["url"]).content.decode()


def test_a_session_leaves_when_it_is_over_or_cancelled(titles):
    session = GroupSession.objects.coming().get(title="Tập trả tiền bằng mã vuông")
    SearchEntry.objects.filter(title=session.title).update(ends_at=timezone.now() - timedelta(minutes=1))
    assert session.title not in titles("tap tra tien bang ma vuong")
    GroupSession.objects.filter(pk=session.pk).update(is_cancelled=True, cancelled_reason="Mưa")
    rebuild_index()
    assert not SearchEntry.objects.filter(title=session.title).exists()


def test_every_kind_of_scam_leads_somewhere(ask):
    assert "/canh-bao/" in [hit["url"] for hit in ask("dau tu tien ao")["results"]]
    hits = ask("giả danh cơ quan", kind="alert", limit=50)["results"]
    assert len(hits) == ScamAlertPage.objects.live().begun().filter(kind="impersonation").count()


@pytest.mark.parametrize("typed", ["goi ai", "so dien thoai to", "hotline", "danh sách các tổ"])
def test_who_to_call_leads_to_the_directory(ask, typed):
    assert ask(typed)["results"][0]["url"] == "/to-cong-nghe-so/"


def test_every_guide_and_every_step_is_in_the_index():
    guides = GuidePage.objects.live()
    troubles = sum(len(guide.troubles) for guide in guides)
    assert SearchEntry.objects.filter(kind="trouble").count() == troubles > 0
    steps = sum(len(guide.numbered_steps) for guide in guides)
    assert SearchEntry.objects.filter(kind="guide").count() == len(guides) > 0
    assert SearchEntry.objects.filter(kind="step").count() == steps > 0


def test_a_past_alert_is_found_and_says_so(ask, client):
    past = next(alert for alert in ScamAlertPage.objects.live() if not alert.is_active)
    hit = next(hit for hit in ask(past.title, kind="alert")["results"] if hit["title"] == past.title)
    assert hit["summary"].startswith("Cảnh báo cũ. ")
    assert "Cảnh báo cũ, đã hết hạn" in client.get("/tim-kiem/", {"q": past.title}).content.decode()


def test_an_alert_in_force_says_nothing_of_the_kind(ask):
    alert = ScamAlertPage.objects.live().active().first()
    hit = next(hit for hit in ask(alert.title, kind="alert")["results"] if hit["title"] == alert.title)
    assert hit["summary"] == alert.summary


def test_things_are_found_by_what_people_call_them(ask):
    alerts = ScamAlertPage.objects.live().begun().count()
    assert len(ask("canh bao lua dao", kind="alert", limit=50)["results"]) == alerts
    assert ask("hướng dẫn kích hoạt vneid")["results"][0]["url"] == "/huong-dan/kich-hoat-vneid/"


def test_a_plain_page_is_found_by_what_is_written_in_it(ask):
    hits = ask("tôi vừa bị lừa")["results"]
    assert hits[0]["kind"] == "page"
    assert hits[0]["url"] == "/vua-bi-lua/"


def test_a_team_is_found_under_every_name_of_its_village(ask, team):
    village = team.village
    assert village.old_names
    for name in [village.name, *village.old_names, village.name.removeprefix("Thôn "), team.name, team.meeting_point]:
        hit = ask(name, kind="team")["results"][0]
        assert (hit["title"], hit["url"]) == (team.name, f"/to-cong-nghe-so/{village.slug}/")


def test_a_commune_is_found_under_its_old_name(ask, commune, team):
    old = commune.former_names.splitlines()[0]
    assert team.name in [hit["title"] for hit in ask(old, kind="team", limit=50)["results"]]


def test_only_members_who_agreed_are_in_the_index(titles, team):
    Member.objects.create(team=team, full_name="Quách Thị Xyên", agreed_to_be_shown=True)
    Member.objects.create(team=team, full_name="Quách Văn Xyển", agreed_to_be_shown=False)
    rebuild_index()
    assert titles("Quách Thị Xyên") == [team.name]
    assert not SearchEntry.objects.filter(exact__contains="xyển").exists()


def test_no_telephone_number_of_a_member_is_in_the_index():
    phones = [phone for phone in Member.objects.values_list("phone", flat=True) if phone]
    assert phones
    text = " ".join(SearchEntry.objects.values_list("exact", flat=True)).replace(" ", "")
    assert not [phone for phone in phones if phone.removeprefix("+84") in text]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("đặt lịch", "/hen-ho-tro/"), ("dat hen", "/hen-ho-tro/"), ("nho nguoi giup tai nha", "/hen-ho-tro/"),
        ("xem mã hẹn", "/tra-cuu/"), ("huy hen", "/tra-cuu/"), ("phản ánh đường hỏng", "/gop-y/"),
        ("gop y", "/gop-y/"), ("tra so dien thoai", "/tra-cuu-so/"), ("xã trả lời góp ý", "/gop-y/tra-loi/"),
    ],
)  # fmt: skip
def test_a_form_that_is_no_page_of_the_tree_is_found(ask, typed, address):
    assert ask(typed)["results"][0]["url"] == address


def test_a_form_is_found_in_every_language_at_its_own_address():
    rows = SearchEntry.objects.filter(source__startswith="form:help_requests:book:")
    assert set(rows.values_list("locale__language_code", "url")) == {("vi", "/hen-ho-tro/"), ("en", "/en/hen-ho-tro/")}
