"""What was searched in vain, for those who keep the synonyms: one tap teaches the site, another takes it back."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.models import User
from accounts.roles import Role
from search.learning import add_synonym, take_back_synonym
from search.models import HiddenText, SynonymGroup

REPORT = "/admin/bao-cao-tim-kiem/"
BILLS = "/huong-dan/dong-tien-dien/"


@pytest.fixture
def keeper(make_user) -> User:
    return make_user(Role.COMMUNICATOR)


@pytest.fixture
def desk(login, keeper) -> Client:
    return login(keeper)


def report(client: Client, part: str = "khong-thay", days: int = 30) -> str:
    page = client.get(REPORT, {"muc": part, "ngay": days})
    assert page.status_code == 200
    return re.sub(r"\s+", " ", page.content.decode())


def texts(page: str) -> list[str]:
    return re.findall(r'desk-card__who">“(.*?)”', page)


def test_only_what_enough_people_typed_on_more_than_one_day_is_shown_the_most_frequent_first(desk, in_vain):
    in_vain("thường", (2, 1))
    in_vain("ca ngay", (9,))
    in_vain("ten ai do", (1, 1))
    in_vain("hay lam", (4, 0, 5))
    assert texts(report(desk)) == ["hay lam", "thường"]
    assert "Gõ 9 lần trong 2 ngày, 9 lần không thấy gì." in report(desk)
    assert "ten ai do" not in report(desk, days=90)


def test_each_part_asks_its_own_question(desk, searched, in_vain, typed_again):
    in_vain("khong co")
    searched("co ma chan", [2, 2], unopened=lambda times: times // 2)
    searched("hay mo", [5, 5], unopened=lambda times: 1)
    typed_again("go lai", "tiền điện")
    assert texts(report(desk)) == ["khong co"]
    assert texts(report(desk, "khong-mo")) == ["co ma chan"]
    assert texts(report(desk, "go-lai")) == ["go lai"]
    assert "Gõ lại rồi mở được bài: 2 lần." in report(desk, "go-lai")


def test_days_that_are_past_count_only_where_they_are_asked_for(desk, in_vain):
    in_vain("lau roi", [0] * 40 + [3, 3])
    assert texts(report(desk)) == [] and "lau roi" in texts(report(desk, days=90))
    assert texts(report(desk, days=12345)) == [], "what is not on offer is the usual"


def test_the_totals_are_those_of_the_rows_also_of_what_is_not_shown(desk, searched):
    searched("", [10], without_result=lambda times: 4)
    searched("mot minh", [10], unopened=lambda times: 5)
    page = report(desk)
    assert "bà con tìm <strong>20 lần</strong>" in page
    assert "Không thấy gì: 4 lần (20 trong 100)" in page and "Thấy mà không mở bài: 5 lần (25 trong 100)" in page
    assert texts(page) == []


def test_nothing_counted_is_said_as_that_and_not_as_praise(desk):
    page = report(desk)
    assert "chưa đếm được lần tìm nào" in page and "bà con tìm <strong>" not in page and "trong 100" not in page
    assert "từ 3 lần, trong ít nhất 2 ngày" in page


def test_one_tap_makes_the_next_search_find_it_and_one_takes_it_back(desk, keeper, typed_again, titles, ask):
    row = typed_again("qwzt wqzt", "tien dien")
    assert titles("qwzt wqzt") == []
    page = report(desk, "go-lai")
    assert "Coi “qwzt wqzt” như “tiền điện”" in page.replace("Tiền điện", "tiền điện")
    meaning = re.search(r'name="meaning" value="(.*?)"', page)[1]
    told = desk.post(
        reverse("search_report:retyping", args=[row.pk]), {"variant": row.text, "meaning": meaning}, follow=True
    )
    assert ask("qwzt wqzt")["results"][0]["url"] == BILLS
    said = told.content.decode()
    assert f"Đã coi “qwzt wqzt” như “{meaning}”" in said
    assert ModelLogEntry.objects.filter(user=keeper, label=meaning).count() == 1
    assert f"Ô tìm đang hiểu chữ này là “{meaning}”" in report(desk, "go-lai")
    desk.post(re.search(r'action="(\S+hoan-tac/\d+/)', said)[1])
    assert titles("qwzt wqzt") == []
    assert "Đã coi" not in desk.get(told.redirect_chain[-1][0]).content.decode()


def test_where_the_meaning_is_not_clear_a_small_form_offers_the_nearest(desk, in_vain, ask):
    row = in_vain("tien dienn nuoc")
    address = re.search(r'href="(\S+/chu/\d+/\S*)"', report(desk))[1].replace("&amp;", "&")
    page = desk.get(address)
    offered = [choice for choice, _ in page.context["form"].fields["meaning"].choices]
    assert 1 <= len(offered) <= 5 and 'value="tien dienn nuoc"' in page.content.decode()
    desk.post(address, {"variant": "qwztq", "meaning": "", "other": " Tiền  điện "})
    assert ask("qwztq")["results"][0]["url"] == BILLS
    assert row.text == "tien dienn nuoc"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"variant": "qwzt"}, "Anh chị chọn một dòng, hoặc ghi chữ khác."),
        ({"variant": "", "other": "tiền điện"}, "Ghi ít nhất một chữ."),
        ({"variant": "qwztq", "other": "tiền zzzzqq"}, "Chưa bài nào có chữ “zzzzqq”."),
        ({"variant": "…", "other": "tiền điện"}, "Ghi ít nhất một chữ."),
        ({"variant": "tien dien", "other": "Tiền điện"}, "Hai chỗ là cùng một chữ."),
        ({"variant": "a b c d e f g h", "other": "tiền điện"}, "Chỉ giữ lại nhiều nhất 7 chữ."),
        ({"variant": "qwzt", "meaning": "không có trong các dòng"}, "Chữ này vừa đổi."),
    ],
)
def test_what_would_not_be_understood_is_refused_where_it_was_typed(desk, in_vain, sent, said):
    before = list(SynonymGroup.objects.values_list("variants", flat=True))
    page = desk.post(reverse("search_report:word", args=[in_vain("tien dienn").pk]), sent)
    assert page.status_code == 200 and said in page.content.decode()
    assert list(SynonymGroup.objects.values_list("variants", flat=True)) == before


def test_a_group_is_found_however_its_meaning_is_spelt_and_nothing_is_added_twice(keeper):
    group = SynonymGroup.objects.create(meaning="Hóa đơn điện", variants="qwzt, wqzt")
    entry = add_synonym(meaning="hoá đơn ĐIỆN", variant="zxqw, abc", by=keeper)
    group.refresh_from_db()
    assert group.phrases == ["qwzt", "wqzt", "zxqw abc"]
    assert add_synonym(meaning="hoa don dien", variant="ZXQW  abc", by=keeper) is None
    assert take_back_synonym(entry=entry, by=keeper) and not take_back_synonym(entry=entry, by=keeper)
    group.refresh_from_db()
    assert group.phrases == ["qwzt", "wqzt"]


def test_a_group_that_was_made_by_it_goes_when_it_is_taken_back(keeper):
    entry = add_synonym(meaning="nghĩa mới", variant="qwzt", by=keeper)
    assert SynonymGroup.objects.get(meaning="nghĩa mới").phrases == ["qwzt"]
    assert take_back_synonym(entry=entry, by=keeper)
    assert not SynonymGroup.objects.filter(meaning="nghĩa mới").exists()


def test_a_variant_leads_to_the_meaning_its_second_try_leads_to(desk, typed_again):
    SynonymGroup.objects.create(meaning="Tiền điện sáng", variants="qwzt")
    typed_again("zxqw", "qwzt")
    assert "Coi “zxqw” như “Tiền điện sáng”" in report(desk, "go-lai"), "a synonym of a synonym would lead nowhere"


def test_what_is_noise_is_passed_by_for_good_and_can_be_brought_back(desk, in_vain, typed_again):
    row, pair = in_vain("abc xyz"), typed_again("abc xyz", "tien dien")
    desk.post(reverse("search_report:hide_word", args=[row.pk]))
    desk.post(reverse("search_report:hide_word", args=[row.pk]))
    in_vain("abc xyz khac")
    assert texts(report(desk)) == ["abc xyz khac"] and texts(report(desk, "go-lai")) == ["abc xyz"]
    desk.post(reverse("search_report:hide_retyping", args=[pair.pk]))
    assert texts(report(desk, "go-lai")) == []
    assert "Chữ đã bỏ qua (2)" in report(desk)
    desk.post(reverse("search_report:show", args=[HiddenText.objects.get(meant="").pk]))
    assert texts(report(desk)) == ["abc xyz", "abc xyz khac"]


@pytest.mark.parametrize("name", ["word", "hide_word"])
def test_a_number_in_the_address_is_no_way_to_what_one_person_typed(desk, in_vain, name):
    rare, old = in_vain("ten ai do", (2,)), in_vain("lau qua", [0] * 95 + [3, 3])
    for row in (rare, old):
        page = desk.post(reverse(f"search_report:{name}", args=[row.pk]), {"variant": "a", "other": "b"})
        assert page.status_code == 404 and row.text not in page.content.decode()
    assert not HiddenText.objects.exists()


def test_nobody_takes_back_what_somebody_else_added(desk, make_user):
    entry = add_synonym(meaning="nghĩa mới", variant="qwzt", by=make_user(Role.APPROVER))
    assert desk.post(reverse("search_report:take_back", args=[entry.pk])).status_code == 404
    assert SynonymGroup.objects.filter(meaning="nghĩa mới").exists()


def test_the_report_asks_as_much_for_many_as_for_few(desk, in_vain, typed_again):
    def asked(part: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            report(desk, part)
        return len(queries)

    in_vain("qwzt 0"), typed_again("qwzt 0", "tien dien")
    asked("go-lai")
    few = asked("khong-thay"), asked("go-lai")
    for number in range(1, 60):
        in_vain(f"qwzt {number}"), typed_again(f"qwzt {number}", "tien dien")
    assert (asked("khong-thay"), asked("go-lai")) == few
    assert max(few) <= 25
    assert len(texts(report(desk))) == 50
