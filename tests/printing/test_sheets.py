"""The day sheet a member takes along, and the slip a resident keeps by the door."""

import re

import pytest

from printing.qr import qr_svg
from printing.services import render_pdf

pytestmark = pytest.mark.pure
DAY, TEAM = "Thứ Bảy 28/11/2026", "Tổ công nghệ số cộng đồng Thôn Mẫu 1"
PROMISE = "Tổ không bao giờ hỏi mã OTP"
FULL = {
    "hours": "14:00–15:30",
    "place": "Tại nhà",
    "name": "Ông Đỗ Hữu Quỳnh",
    "village": "Thôn Mẫu 1",
    "topic": "Nộp hồ sơ trên Cổng dịch vụ công",
    "step": "Bước 7: Tải ảnh giấy tờ lên",
    "words": "khuya phượng",
    "companion": "Hoàng Thị Khánh Huyền",
    "phone": "0912 345 678",
    "way": "Đi hết đường bê tông, rẽ trái ở cây gạo, nhà thứ ba có giàn mướp",
}
BARE = {"hours": "8:00–9:00", "place": "Gọi điện", "name": "Bà Nguyệt", "village": "Xóm Đông", "topic": "Trả tiền điện"}
SLIP = {
    "code": "nghiêng–phượng 0071",
    "words": "hạt gạo",
    "first_name": "Hoa",
    "role": "thành viên tổ",
    "team": TEAM,
    "day": DAY,
    "hours": "8:00–9:00",
    "hotline": "0222 3456 789",
    "track": "camtay.example.vn/tra-cuu/",
    "qr": qr_svg("https://camtay.example.vn/tra-cuu/"),
}


@pytest.fixture
def day_sheet(read):
    def pages(visits, **more):
        data = {"day": DAY, "team": TEAM, "visits": visits, **more}
        return read(render_pdf(template="help_requests/day_sheet", data=data))

    return pages


@pytest.fixture
def slips(read):
    return lambda *given: read(render_pdf(template="help_requests/visit_slip", data={"slips": list(given)}))


def test_a_visit_says_all_that_a_member_needs_at_the_door(day_sheet):
    [page] = day_sheet([FULL], member="Nguyễn Thị Hoa")
    for words in [DAY, TEAM, "Người đi: Nguyễn Thị Hoa", "1 lượt hẹn", *FULL.values()]:
        assert words in page
    assert "Nói ở cửa: khuya phượng" in page and "Đi cùng: Hoàng Thị Khánh Huyền" in page


def test_what_the_member_learns_there_is_ticked_by_hand(day_sheet):
    [page] = day_sheet([FULL, BARE])
    assert page.count("□ Làm hộ □ Cùng làm □ Tự làm được □ Dạy lại được phút") == 2


def test_number_way_and_door_words_stand_only_where_they_were_given(day_sheet):
    [page] = day_sheet([BARE, BARE | {"phone": "", "way": None}])
    assert not re.search(r"\d{4} \d{3}|None", page)
    assert not [label for label in ("Lời dặn", "Nói ở cửa", "Đi cùng", "Kẹt ở", "Người đi") if label in page]


def test_a_teams_sheet_says_for_each_visit_who_goes(day_sheet):
    [page] = day_sheet([BARE | {"who": "Hoa"}, BARE | {"who": "Bình"}], member="")
    assert "Người đi: Hoa" in page and "Người đi: Bình" in page


def test_five_full_visits_fit_on_one_page(day_sheet):
    assert len(day_sheet([FULL] * 5, member="Nguyễn Thị Hoa")) == 1


def test_every_page_says_which_day_it_is_that_it_is_private_and_how_many_there_are(day_sheet):
    pages = day_sheet([FULL] * 12)
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert DAY in page and TEAM in page and f"Trang {number}/3" in page
        assert "Tờ này có thông tin riêng của bà con: dùng xong thì hủy." in page
    assert sum(page.count(FULL["name"]) for page in pages) == 12


def test_a_visit_is_never_cut_by_the_end_of_a_page(day_sheet):
    for page in day_sheet([FULL] * 12):
        assert page.count("□ Làm hộ") == page.count(FULL["name"]) == page.count(FULL["way"])


def test_the_promise_stands_on_both_papers(day_sheet, slips):
    assert [PROMISE in day_sheet([FULL])[0], PROMISE in slips(SLIP)[0]] == [True, True]
    assert "(mã dùng một lần)" in slips(SLIP)[0]


def test_a_day_without_visits_says_so(day_sheet):
    [page] = day_sheet([])
    assert "Ngày này chưa có ai hẹn." in page and "lượt hẹn" not in page


def test_a_name_that_looks_like_a_command_is_a_name(day_sheet):
    name = '#include "x" $x$ *An*'
    [page] = day_sheet([BARE | {"name": name, "topic": name, "way": name}], member=name)
    assert page.count(name) == 4


def test_a_slip_says_who_comes_and_what_they_must_say(slips):
    [page] = slips(SLIP | {"companion": "Bình"})
    for name in SLIP.keys() - {"qr"}:
        assert SLIP[name] in page
    assert "Hoa, thành viên tổ, đến giúp bác. Đi cùng: Bình." in page
    assert "Người đến phải nói đúng hai từ: hạt gạo" in page


def test_four_slips_share_a_sheet_and_the_fifth_begins_another(slips):
    pages = slips(*[SLIP] * 5)
    assert [page.count(SLIP["code"]) for page in pages] == [4, 1]


def test_long_names_make_a_slip_smaller_not_longer(slips):
    long = SLIP | {"team": TEAM * 3, "role": "phó tổ trưởng, Hội Liên hiệp Phụ nữ xã", "companion": "Khánh Huyền"}
    [page] = slips(long, long, long, long)
    assert page.count(PROMISE) == 4


def test_a_slip_takes_nothing_that_names_the_resident(slips):
    [page] = slips(SLIP | {"name": "Ông Đỗ Hữu Quỳnh", "phone": "0912 345 678", "way": "ngõ 3"})
    assert not re.search("Quỳnh|0912|ngõ 3", page)
