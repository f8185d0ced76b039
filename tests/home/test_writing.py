"""The first screen of those who write and of those who approve."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from accounts.roles import Role
from guides.models import GuideIndexPage, GuidePage
from home import writing
from scam_alerts.models import ScamAlertPage


@pytest.fixture
def guide() -> GuidePage:
    return GuidePage.objects.get(slug="kich-hoat-vneid")


@pytest.fixture
def writer(make_user):
    return make_user(Role.COMMUNICATOR)


@pytest.fixture
def approver(make_user):
    return make_user(Role.APPROVER)


def begin(writer, title: str = "Bài viết dở") -> GuidePage:
    draft = GuidePage(title=title, summary="…", live=False, owner=writer)
    GuideIndexPage.objects.first().add_child(instance=draft)
    draft.save_revision(user=writer)
    return draft


def hand_in(page: Page, by) -> None:
    page.save_revision(user=by)
    page.get_workflow().start(page, by)


def first_screen(client) -> str:
    return client.get(reverse("wagtailadmin_home")).content.decode().split("<main")[1]


class TestStarts:
    def test_a_communicator_begins_a_guide_or_an_alert_from_the_first_screen(self, login, writer):
        client = login(writer)
        shown = first_screen(client)
        for start in writing.starts_for(writer):
            assert start.label in shown and f'href="{start.url}"' in shown
            assert client.get(start.url).status_code == 200
        assert [start.label for start in writing.starts_for(writer)] == ["Viết bài hướng dẫn", "Viết cảnh báo"]

    @pytest.mark.parametrize("role", [Role.APPROVER, Role.COORDINATOR, Role.TEAM_LEADER])
    def test_nobody_is_offered_what_they_may_not_begin(self, login, make_user, role):
        user = make_user(role)
        assert writing.starts_for(user) == [] and "Viết bài hướng dẫn" not in first_screen(login(user))

    def test_whoever_writes_no_pages_sees_no_list_of_them(self, login, make_user):
        assert "Bài của tôi" not in first_screen(login(make_user(Role.TEAM_LEADER)))


class TestMyPages:
    def test_a_draft_is_waiting_once_handed_in_and_returned_with_the_approvers_words(self, login, writer, approver):
        draft = begin(writer)
        assert [row.label for row in writing.drafts_of(writer)] == ["Nháp"]
        hand_in(draft, writer)
        assert [row.label for row in writing.drafts_of(writer)] == ["Đang chờ duyệt"]
        state = draft.current_workflow_state
        state.current_task_state.task.specific.on_action(
            state.current_task_state, user=approver, action_name="reject", comment="Bước 2 dài quá."
        )
        assert [row.label for row in writing.drafts_of(writer)] == ["Bị trả lại"]
        shown = first_screen(login(writer))
        assert "Bị trả lại" in shown and "Bước 2 dài quá." in shown

    def test_what_came_back_stands_first_however_many_drafts_were_begun_since(self, writer, approver):
        returned = begin(writer)
        hand_in(returned, writer)
        state = returned.current_workflow_state.current_task_state
        state.task.specific.on_action(state, user=approver, action_name="reject", comment="Ngắt câu.")
        for number in range(writing.SHOWN + 1):
            begin(writer, f"Bài viết dở {number}")
        rows = writing.drafts_of(writer)
        assert len(rows) == writing.SHOWN and rows[0].label == "Bị trả lại"

    def test_a_change_to_a_published_guide_is_not_called_a_draft(self, guide, writer):
        guide.title = "Tên mới"
        guide.save_revision(user=writer)
        assert [(row.title, row.label) for row in writing.drafts_of(writer)] == [("Tên mới", "Đang sửa, chưa gửi")]

    def test_nobody_sees_the_drafts_of_others_as_theirs(self, writer, make_user):
        begin(writer)
        assert writing.drafts_of(make_user(Role.COMMUNICATOR)) == []


class TestAwaiting:
    def test_the_approver_reads_first_what_waits(self, login, guide, writer, approver):
        hand_in(guide, writer)
        shown = first_screen(login(approver))
        assert shown.index("Đang chờ anh chị duyệt") < shown.index(guide.title) < shown.index("Bài của tôi")
        assert str(writer) in shown

    def test_only_who_approves_is_told_that_nothing_waits(self, login, writer, approver):
        assert "Không có bài nào đang chờ." in first_screen(login(approver))
        assert "Không có bài nào đang chờ." not in first_screen(login(writer))

    def test_who_wrote_it_is_told_that_somebody_else_approves(self, guide, writer, approver):
        guide.save_revision(user=approver)
        hand_in(guide, writer)
        assert [row.is_own for row in writing.awaiting(approver)] == [True]

    def test_a_communicator_approves_nothing(self, guide, writer):
        hand_in(guide, writer)
        assert writing.awaiting(writer) == []

    def test_approving_is_the_first_button_of_the_editor_and_saving_the_writers(self, login, guide, writer, approver):
        hand_in(guide, writer)
        foot = login(approver).get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
        foot = foot.split("<footer")[1]
        assert foot.index('data-workflow-action-name="approve"') < foot.index("action-save")
        foot = login(writer).get(writing.starts_for(writer)[0].url).content.decode().split("<footer")[1]
        assert foot.index("action-save") < foot.index("action-submit")


class TestStale:
    def test_facts_older_than_half_a_year_or_never_checked_come_back(self, login, guide, writer):
        today = timezone.localdate()
        GuidePage.objects.update(checked_on=today - timedelta(days=180))
        assert writing.past_review(writer) == []
        GuidePage.objects.filter(pk=guide.pk).update(checked_on=today - timedelta(days=181))
        assert [row.title for row in writing.past_review(writer)] == [guide.title]
        assert "Cần xem lại" in first_screen(login(writer))
        GuidePage.objects.filter(pk=guide.pk).update(checked_on=None)
        assert [row.checked_on for row in writing.past_review(writer)] == [None]

    def test_an_alert_no_longer_in_force_is_left_in_peace(self, writer):
        ScamAlertPage.objects.update(checked_on=date(2020, 1, 1), expires_at=timezone.now())
        assert writing.past_review(writer) == []


def test_the_number_of_queries_does_not_grow_with_the_pages(login, writer, approver):
    GuidePage.objects.update(checked_on=None)

    def asked(user) -> int:
        client = login(user)
        first_screen(client)
        with CaptureQueriesContext(connection) as queries:
            first_screen(client)
        return len(queries)

    hand_in(begin(writer, "Bài 0"), writer)
    few = {user: asked(user) for user in (writer, approver)}
    for number in range(1, 12):
        hand_in(begin(writer, f"Bài {number}"), writer)
    assert {user: asked(user) for user in (writer, approver)} == few
    assert max(few.values()) <= 30


@pytest.mark.parametrize("role", list(Role))
def test_the_handbook_is_one_step_from_every_first_screen(login, make_user, role):
    client = login(make_user(role))
    assert reverse("handbook") in client.get(reverse("wagtailadmin_home")).content.decode()
    shown = client.get(reverse("handbook")).content.decode()
    for words in ["Viết bài hướng dẫn", "Gửi duyệt", "Duyệt, đăng luôn", "Giữ kín cho bà con"]:
        assert words in shown
