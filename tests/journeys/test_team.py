"""The team's side: a request is seen by the right people, taken, moved, closed, and the resident can follow."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Sent, book, give_time, move, scrolls_sideways, send, track

pytestmark = [pytest.mark.browser, pytest.mark.pure]

QUEUE = "/admin/viec-cua-to/"
TEAM_1, TEAM_2 = "Tổ công nghệ số Thôn Mẫu 1", "Tổ công nghệ số Thôn Mẫu 2"
DAY = date.today() + timedelta(days=2)
SAID = f"{DAY:%d/%m/%Y}"


@pytest.fixture
def sent(page: Page, number: str) -> Sent:
    """Somebody of Thôn Mẫu 1 has just asked for help."""
    return book(page, phone=number, name=f"Bác Thử {number[-6:]}")


def card(page: Page, sent: Sent, tab: str = "moi"):
    page.goto(f"{QUEUE}?muc={tab}")
    found, later = page.locator(".desk-card").filter(has_text=sent.name), page.get_by_role("link", name="Trang sau")
    while not found.count() and later.count():  # others of this session wait longer
        later.click()
        page.wait_for_load_state()
    return found


def accept(page: Page, sent: Sent, start: str = "08:30", end: str = "09:30") -> None:
    page.goto(sent.desk)
    give_time(move(page, "accept"), DAY, start, end)


def said_to_resident(page: Page, sent: Sent) -> str:
    track(page, sent.code, sent.phone)
    return page.locator("main").inner_text()


def history(page: Page) -> str:
    return page.locator(".desk-history").inner_text()


def test_a_member_of_the_village_finds_the_request_in_the_queue_and_opens_it(desk, sent: Sent):
    member = desk("Team member", 1)
    expect(card(member, sent)).to_have_count(1)
    card(member, sent).get_by_role("link", name="Tôi nhận").click()
    expect(member.locator(".desk-detail__who")).to_contain_text(sent.name)
    expect(member.get_by_role("button", name="Nhận việc")).to_be_in_viewport()


def test_a_member_of_another_village_neither_sees_nor_opens_nor_moves_the_request(desk, sent: Sent):
    stranger = desk("Team member", 2)
    expect(card(stranger, sent)).to_have_count(0)
    token = {"csrfmiddlewaretoken": stranger.locator("[name=csrfmiddlewaretoken]").first.input_value()}
    assert stranger.goto(sent.desk).status == 404
    for step in ("xem-so", "accept", "close", "triage"):
        answer = stranger.request.post(f"{sent.desk}{step}/", form=token, headers={"Referer": stranger.url})
        assert answer.status == 404, step
        assert sent.name not in answer.text()


def test_the_number_is_hidden_until_asked_for_and_the_look_is_written_down(desk, sent: Sent):
    member = desk("Team member", 1)
    spaced = f"{sent.phone[:4]} {sent.phone[4:7]} {sent.phone[7:]}"
    member.goto(sent.desk)
    assert spaced not in member.content() and "Nhà sau đình" not in member.content()
    assert "Xem số và lời chỉ đường" not in history(member)
    member.get_by_role("button", name=re.compile("^Xem số")).click()
    expect(member.locator("#lien-he")).to_contain_text(spaced)
    expect(member.locator("#lien-he")).to_contain_text("Nhà sau đình")
    expect(member.locator(f'a[href="tel:+84{sent.phone[1:]}"]')).to_have_count(1)
    assert "Xem số và lời chỉ đường · Phạm Thị Minh Họa" in history(member)


def test_the_number_is_one_tap_from_the_queue_and_that_tap_is_written_down(desk, sent: Sent):
    member = desk("Team member", 1)
    row = card(member, sent)
    assert sent.phone[4:7] + " " + sent.phone[7:] not in member.content()
    with member.expect_navigation():
        row.get_by_role("button", name="Gọi").click()
    expect(member.locator(f'a[href="tel:+84{sent.phone[1:]}"]')).to_be_in_viewport()
    assert "Xem số và lời chỉ đường · Phạm Thị Minh Họa" in history(member)


def test_on_a_wide_screen_the_list_stays_beside_the_opened_request(desk, sent: Sent):
    wide = desk("Team member", 1, viewport={"width": 1280, "height": 900})
    card(wide, sent).get_by_role("link").first.click()
    expect(wide.locator(".desk-detail__who")).to_be_visible()
    expect(wide.locator('.desk-card__link[aria-current="page"]')).to_contain_text(sent.name)
    expect(wide.locator('.desk-tabs [aria-current="page"]')).to_contain_text("Mới")
    list_box, detail_box = (wide.locator(f".desk-split__{part}").bounding_box() for part in ("list", "detail"))
    assert list_box["x"] + list_box["width"] <= detail_box["x"]
    wide.set_viewport_size({"width": 360, "height": 780})
    expect(wide.locator(".desk-card").first).to_be_hidden()
    wide.get_by_role("link", name="Mới", exact=True).click()
    expect(card(wide, sent)).to_have_count(1)


def test_the_resident_reads_the_time_at_which_the_team_comes(desk, page: Page, sent: Sent):
    accept(desk("Team member", 1), sent)
    told = said_to_resident(page, sent)
    assert "Tổ đã nhận" in told
    assert f"{TEAM_1} hẹn bác ngày {SAID}, từ 08:30 đến 09:30" in told


def test_an_accepted_request_stands_under_its_appointments(desk, sent: Sent):
    member = desk("Team member", 1)
    accept(member, sent)
    expect(card(member, sent)).to_have_count(0)
    expect(card(member, sent, "dang-lam")).to_contain_text("08:30 – 09:30")


def test_a_closed_request_is_done_for_the_resident_and_for_the_team(desk, page: Page, sent: Sent):
    member = desk("Team member", 1)
    accept(member, sent)
    form = move(member, "close")
    form.locator('[value="does_alone"]').check()
    form.locator('[name=minutes][value="30"]').check()
    send(form)
    expect(member.locator(".desk-facts")).to_contain_text("Tự làm được")
    expect(card(member, sent, "da-xong")).to_have_count(1)
    told = said_to_resident(page, sent)
    assert "Đã xong" in told and "Việc này đã xong" in told


def test_closing_without_a_result_is_refused_with_words_at_the_field(desk, sent: Sent):
    member = desk("Team member", 1)
    accept(member, sent)
    send(move(member, "close"))
    expect(member.locator("details[open] .desk-field--error")).to_contain_text("Lỗi:")
    expect(member.locator(".desk-detail__state")).to_contain_text("tổ đã nhận")


def test_another_time_is_proposed_and_the_resident_reads_it(desk, page: Page, sent: Sent):
    member = desk("Team member", 1)
    member.goto(sent.desk)
    give_time(move(member, "propose"), DAY, "15:00", "16:00")
    told = said_to_resident(page, sent)
    assert "Tổ đề nghị giờ khác" in told
    assert f"{TEAM_1} xin hẹn lại: ngày {SAID}, từ 15:00 đến 16:00" in told


def test_a_visit_that_ends_before_it_begins_is_refused(desk, sent: Sent):
    member = desk("Team member", 1)
    accept(member, sent, "10:00", "09:00")
    expect(member.locator(".desk-move--main .desk-field--error")).to_contain_text("Giờ kết thúc phải sau giờ bắt đầu")
    expect(member.locator(".desk-detail__state")).to_contain_text("đã gửi")


def test_what_a_team_cannot_do_goes_by_the_commune_to_another_team(desk, page: Page, sent: Sent):
    member, coordinator, other = desk("Team member", 1), desk("Coordinator"), desk("Team member", 2)
    member.goto(sent.desk)
    form = move(member, "triage")
    form.locator("[name=reason]").fill("Tổ đang bận mùa gặt.")
    send(form)
    expect(card(member, sent)).to_have_count(0)
    assert "Xã đang tìm tổ" in said_to_resident(page, sent)

    card(coordinator, sent).get_by_role("link").first.click()
    expect(coordinator.locator(".desk-history")).to_contain_text("Tổ đang bận mùa gặt.")
    form = move(coordinator, "reassign")
    form.locator("[name=team]").select_option(label=TEAM_2)
    send(form)

    expect(card(other, sent)).to_have_count(1)
    assert TEAM_2 in said_to_resident(page, sent)
    assert member.goto(sent.desk).status == 404


def test_of_two_people_who_open_a_request_at_once_the_slower_is_told_who_has_it(desk, sent: Sent):
    first, second = desk("Team leader", 1), desk("Team member", 1)
    first.goto(sent.desk)
    second.goto(sent.desk)
    give_time(move(first, "accept"), DAY, "08:00", "09:00")
    expect(first.locator(".desk-facts")).to_contain_text("Nguyễn Thị Mẫu")
    give_time(move(second, "accept"), DAY, "14:00", "15:00")
    expect(second.locator(".messages")).to_contain_text("Nguyễn Thị Mẫu đã nhận việc này")
    expect(second.locator(".desk-facts")).to_contain_text("08:00")


def test_queue_and_request_fit_a_phone_without_scrolling_sideways(desk, sent: Sent):
    for role, village in (("Team member", 1), ("Team leader", 1), ("Coordinator", 1)):
        phone = desk(role, village)
        expect(card(phone, sent)).to_have_count(1)
        assert not scrolls_sideways(phone), f"queue of {role}"
        phone.goto(sent.desk)
        phone.evaluate("for (const move of document.querySelectorAll('details.desk-move')) move.open = true")
        assert not scrolls_sideways(phone), f"request, as {role}"


@pytest.mark.parametrize("role", ["Communicator", "Approver"])
def test_people_who_write_and_approve_pages_have_no_queue(desk, sent: Sent, role: str):
    writer = desk(role)
    writer.goto("/admin/")
    expect(writer.locator('a[href*="viec-cua-to"]')).to_have_count(0)
    for address in (QUEUE, sent.desk):
        answer = writer.goto(address)
        assert answer.status in {403, 404} or "viec-cua-to" not in writer.url, address
        assert sent.name not in writer.content()


def test_a_resident_who_guesses_the_desk_is_asked_to_log_in(page: Page, sent: Sent):
    for address in (QUEUE, sent.desk):
        page.goto(address)
        expect(page).to_have_url(re.compile("/admin/login/"))
        assert sent.name not in page.content()
