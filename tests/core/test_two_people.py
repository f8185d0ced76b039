"""A second person reads before anything is public."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Task
from wagtail.test.utils.form_data import nested_form_data, streamfield

from accounts.models import User
from accounts.roles import Role
from guides.models import GuidePage


@pytest.fixture
def guide() -> GuidePage:
    return GuidePage.objects.get(slug="kich-hoat-vneid")


def hand_in(guide: GuidePage, by: User) -> None:
    guide.title = "Tên mới"
    guide.save_revision(user=by)
    guide.get_workflow().start(guide, by)


def approve(client, guide: GuidePage) -> int:
    state = guide.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "approve", state.pk])
    return client.post(address, {}).status_code


def title(guide: GuidePage) -> str:
    return GuidePage.objects.get(pk=guide.pk).title


def test_what_one_wrote_another_approves(guide, login, make_user):
    hand_in(guide, make_user(Role.COMMUNICATOR))
    assert title(guide) != "Tên mới"
    assert approve(login(make_user(Role.APPROVER)), guide) == 302
    assert title(guide) == "Tên mới"


@pytest.mark.parametrize("role", [Role.APPROVER, Role.COMMUNICATOR])
def test_nobody_approves_their_own_words(guide, login, make_user, role):
    writer = make_user(role)
    hand_in(guide, writer)
    assert approve(login(writer), guide) in {302, 403}
    assert title(guide) != "Tên mới"


def test_an_approver_who_edits_on_the_way_hands_the_approval_to_a_third(guide, login, make_user):
    hand_in(guide, make_user(Role.COMMUNICATOR))
    approver = make_user(Role.APPROVER)
    guide.title = "Tên khác"
    guide.save_revision(user=approver)
    guide.refresh_from_db()
    approve(login(approver), guide)
    assert title(guide) not in {"Tên mới", "Tên khác"}


def test_even_a_superuser_does_not_approve_their_own_words(guide, login):
    boss = User.objects.create_superuser("0100000950", "mot-cau-that-dai", last_name="Quản", first_name="Trị")
    hand_in(guide, boss)
    assert approve(login(boss), guide) in {302, 403}
    assert title(guide) != "Tên mới"


def test_an_author_stays_an_author_when_somebody_else_saves_after_them(guide, login, make_user):
    approver, writer = make_user(Role.APPROVER), make_user(Role.COMMUNICATOR)
    guide.title = "Lời người duyệt viết"
    guide.save_revision(user=approver)
    hand_in(guide, writer)
    approve(login(approver), guide)
    assert title(guide) not in {"Lời người duyệt viết", "Tên mới"}


def boss() -> User:
    return User.objects.create_superuser("0100000953", "mot-cau-that-dai", last_name="Quản", first_name="Trị")


@pytest.mark.parametrize("path", ["huong-dan/kich-hoat-vneid", "vua-bi-lua", "canh-bao", ""])
def test_no_page_of_ours_is_published_alone_not_even_by_a_superuser(path):
    page = Page.objects.get(url_path=f"/trang-chu/{path}/".replace("//", "/"))
    rights = page.permissions_for_user(boss())
    assert rights.can_edit() and not rights.can_publish() and not rights.can_publish_subpage()


def test_a_new_guide_is_created_as_a_draft_whatever_button_is_pressed(guide, login):
    words = nested_form_data(
        {
            "title": "Đổi định danh",
            "slug": "đổi-định-danh",
            "summary": "Thử",
            "who_for": "",
            "minutes": "5",
            "topic": guide.topic_id,
            "position": "9",
            "prepare": streamfield([]),
            "troubles": streamfield([]),
            "steps": streamfield([("step", {"title": "Bấm", "text": "Bấm nút", "picture": "", "picture_alt": ""})]),
            "source_name": "",
            "source_url": "",
            "checked_on": "",
            "unverified": "",
            "search_words": "",
            "action-publish": "1",
        }
    )
    address = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", guide.get_parent().pk])
    login(boss()).post(address, words)
    made = GuidePage.objects.filter(title="Đổi định danh").first()
    assert made is None or not made.live
    if made:
        assert made.slug == "doi-dinh-danh"


def test_bulk_publishing_with_descendants_leaves_drafts_alone(guide, login):
    GuidePage.objects.filter(pk=guide.pk).update(live=False)
    parent = guide.get_parent()
    login(boss()).post(f"/admin/bulk/wagtailcore/page/publish/?id={parent.pk}", {"include_descendants": "on"})
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_publishing_several_at_once_is_refused(guide, login):
    boss = User.objects.create_superuser("0100000951", "mot-cau-that-dai", last_name="Quản", first_name="Trị")
    GuidePage.objects.filter(pk=guide.pk).update(live=False)
    login(boss).post(f"/admin/bulk/wagtailcore/page/publish/?id={guide.pk}", {})
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_copies_are_not_published_with_the_copying(guide, login):
    boss = User.objects.create_superuser("0100000952", "mot-cau-that-dai", last_name="Quản", first_name="Trị")
    words = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": guide.get_parent().pk}
    login(boss).post(reverse("wagtailadmin_pages:copy", args=[guide.pk]), words | {"publish_copies": "on"})
    assert not GuidePage.objects.filter(slug="ban-sao", live=True).exists()


def test_the_rule_is_the_only_workflow_and_covers_the_whole_tree(guide):
    assert guide.get_workflow().name == "Hai người cùng xem"
    assert [task.name for task in Task.objects.filter(active=True)].count("Người thứ hai duyệt") == 1
