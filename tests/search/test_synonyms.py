"""What editors say about what people type: it counts from the next search."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from search.models import SynonymGroup
from search.synonyms import Synonyms, current_synonyms
from starter import content

BILLS = "/huong-dan/dong-tien-dien/"


def test_a_variant_leads_to_the_meaning_and_not_back():
    synonyms = Synonyms([("mật khẩu", ["MK", "pass word"]), ("ma túy", ["mk"])])
    assert synonyms.of(["mk"]) == ("mat khau", "ma tuy")
    assert synonyms.of(["pass", "word"]) == ("mat khau",)
    assert synonyms.of(["mat", "khau"]) == synonyms.of(["pass"]) == synonyms.of([]) == ()


def test_a_new_synonym_counts_at_once_and_no_longer_when_it_is_gone(titles, ask):
    assert titles("qwzt wqzt") == []
    group = SynonymGroup.objects.create(meaning="Tiền điện", variants="qwzt  wqzt, khác")
    assert ask("qwzt wqzt")["results"][0]["url"] == BILLS
    group.variants = "khác"
    group.save()
    assert titles("qwzt wqzt") == []
    group.variants = "qwzt wqzt"
    group.save()
    assert ask("qwzt wqzt")["results"][0]["url"] == BILLS
    group.delete()
    assert titles("qwzt wqzt") == []


def test_the_list_is_read_only_after_a_change(django_assert_num_queries):
    current_synonyms()
    with django_assert_num_queries(1):
        current_synonyms()
    SynonymGroup.objects.create(meaning="abc", variants="qwzt")
    with django_assert_num_queries(2):
        assert current_synonyms().of(["qwzt"]) == ("abc",)


def test_what_stands_as_typed_comes_before_what_a_synonym_leads_to(entry, titles):
    entry("Qwzt")
    SynonymGroup.objects.create(meaning="Tiền điện", variants="qwzt")
    assert titles("qwzt")[0] == "Qwzt"
    assert "Đóng tiền điện trên điện thoại" in titles("qwzt")


def test_the_site_begins_with_more_than_a_hundred_groups():
    groups = content.read("synonyms")["synonyms"]
    assert SynonymGroup.objects.count() == len(groups) > 100
    for group in SynonymGroup.objects.all():
        group.full_clean()


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_those_who_write_keep_the_list(login, make_user, role):
    browser = login(make_user(role))
    answer = browser.post(reverse("synonyms:add"), {"meaning": "Hóa đơn điện", "variants": "qwzt, wqzt"})
    assert answer.status_code == 302
    assert SynonymGroup.objects.get(meaning="Hóa đơn điện").phrases == ["qwzt", "wqzt"]
    assert "Hóa đơn điện" in browser.get(reverse("synonyms:index"), {"q": "qwzt"}).content.decode()


@pytest.mark.parametrize("role", [Role.TEAM_MEMBER, Role.TEAM_LEADER, Role.COORDINATOR])
def test_others_do_not(login, make_user, role):
    login(make_user(role)).post(reverse("synonyms:add"), {"meaning": "abc", "variants": "xyz"})
    assert not SynonymGroup.objects.filter(meaning="abc").exists()
    assert Group.objects.filter(name=role.value, permissions__codename="add_synonymgroup").count() == 0


@pytest.mark.parametrize(
    ("meaning", "variants", "said"),
    [
        ("Lừa đảo", "xyz", "Chữ này đã có trong danh sách."),
        ("…", "xyz", "Ghi ít nhất một chữ."),
        ("abc", "…, ,", "Ghi ít nhất một cách gõ."),
    ],
)
def test_a_group_that_says_nothing_is_refused_in_plain_words(login, make_user, meaning, variants, said):
    SynonymGroup.objects.get_or_create(meaning="Lừa đảo", defaults={"variants": "scam"})
    browser = login(make_user(Role.COMMUNICATOR))
    page = browser.post(reverse("synonyms:add"), {"meaning": meaning, "variants": variants}).content.decode()
    assert said in page


def test_the_screen_asks_as_much_for_many_as_for_few(login, make_user):
    browser = login(make_user(Role.APPROVER))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(reverse("synonyms:index")).status_code == 200
        return len(queries)

    SynonymGroup.objects.exclude(pk__in=SynonymGroup.objects.values("pk")[:3]).delete()
    asked()
    few = asked()
    SynonymGroup.objects.bulk_create(SynonymGroup(meaning=f"nghĩa {number}", variants="xyz") for number in range(18))
    assert asked() == few
