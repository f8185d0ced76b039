"""The editor is reminded of how we write; nothing is refused."""

import pytest
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.roles import Role
from core.models import Picture
from guides.models import GuideIndexPage, GuidePage
from home.house_rules import facts_missing, long_sentences, pictures_without_words
from home.models import InfoPage

SHORT = "Bác bấm nút xanh ở cuối màn hình."
LONG = "Bác " + "bấm rồi " * 13 + "thôi."


@pytest.mark.parametrize(("text", "found"), [(f"{SHORT} {SHORT} {SHORT} {SHORT}", 0), (f"{SHORT} {LONG}", 1)])
def test_a_sentence_of_more_than_25_words_is_found_wherever_it_stands(text, found):
    guide = GuidePage(title="…", steps=[("step", {"title": "Bấm", "text": text})])
    alone = GuidePage(title="…", who_for=text)
    page = InfoPage(title="…", body=[("paragraph", {"text": RichText(f"<p>{text}</p>")}), ("steps", {"items": [text]})])
    assert [len(long_sentences(each)) for each in (guide, alone, page)] == [found, found, 2 * found]


def test_a_picture_without_words_is_found_by_the_number_of_its_step():
    picture = Picture.objects.first()
    steps = [
        ("step", {"title": "Bấm", "text": SHORT, "picture": picture, "picture_alt": "Bấm nút xanh."}),
        ("step", {"title": "Nhập", "text": SHORT, "picture": picture, "picture_alt": " "}),
        ("step", {"title": "Đợi", "text": SHORT, "picture_alt": ""}),
    ]
    assert pictures_without_words(GuidePage(title="…", steps=steps)) == [2]


def test_a_guide_without_topic_source_or_day_is_told_what_is_missing():
    assert facts_missing(GuidePage(title="…")) == ["chủ đề", "nguồn", "ngày kiểm tra"]
    assert facts_missing(GuidePage.objects.get(slug="kich-hoat-vneid")) == []


def filled(title: str, text: str) -> dict:
    step = {"title": "Bấm nút xanh", "text": text, "picture": "", "picture_alt": "", "expect": "", "warning": ""}
    return nested_form_data(
        {
            "title": title, "slug": title.lower().replace(" ", "-"), "summary": "…", "who_for": "", "minutes": "5",
            "topic": "", "position": "1",
            "prepare": streamfield([]), "steps": streamfield([("step", step)]), "troubles": streamfield([]),
            "source_name": "", "source_url": "", "checked_on": "", "unverified": "", "search_words": "",
            "search_description": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        }
    )  # fmt: skip


def new_guide() -> str:
    return reverse("wagtailadmin_pages:add", args=["guides", "guidepage", GuideIndexPage.objects.first().pk])


def test_a_long_sentence_is_saved_and_named(login, make_user):
    client = login(make_user(Role.COMMUNICATOR))
    shown = client.post(new_guide(), filled("Bài thử", LONG), follow=True).content.decode()
    assert GuidePage.objects.filter(title="Bài thử").exists()
    assert "câu dài quá 25 chữ" in shown


def test_saving_by_itself_the_editor_keeps_quiet(login, make_user):
    client = login(make_user(Role.COMMUNICATOR))
    client.post(new_guide(), filled("Bài thử", LONG), headers={"Accept": "application/json"})
    assert GuidePage.objects.filter(title="Bài thử").exists()
    assert "câu dài quá" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_two_drafts_of_one_name_get_two_addresses(login, make_user):
    client = login(make_user(Role.COMMUNICATOR))
    for _ in range(2):
        response = client.post(new_guide(), filled("Đổi định danh", SHORT))
        assert response.status_code == 302, response.context["form"].errors
    slugs = set(GuidePage.objects.filter(title="Đổi định danh").values_list("slug", flat=True))
    assert slugs == {"doi-dinh-danh", "doi-dinh-danh-2"}
