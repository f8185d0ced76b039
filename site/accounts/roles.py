"""The six roles of the desk and what each may do, as one table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page


class Role(StrEnum):
    """Group names, as the contract spells them."""

    COMMUNICATOR = "Communicator"
    APPROVER = "Approver"
    TEAM_MEMBER = "Team member"
    TEAM_LEADER = "Team leader"
    COORDINATOR = "Coordinator"
    ADMINISTRATOR = "Administrator"


ROLE_LABELS = {
    Role.COMMUNICATOR: "Người viết bài",
    Role.APPROVER: "Người duyệt bài",
    Role.TEAM_MEMBER: "Thành viên tổ",
    Role.TEAM_LEADER: "Tổ trưởng",
    Role.COORDINATOR: "Điều phối viên xã",
    Role.ADMINISTRATOR: "Quản trị",
}


ROLE_DUTIES = {
    Role.COMMUNICATOR: "viết bài, gửi duyệt",
    Role.APPROVER: "đọc bài người khác viết, cho lên trang",
    Role.TEAM_MEMBER: "nhận và làm việc của tổ mình",
    Role.TEAM_LEADER: "như thành viên, và giao việc cho người khác",
    Role.COORDINATOR: "việc và danh bạ của cả xã",
    Role.ADMINISTRATOR: "tài khoản, xã, cài đặt",
}


def label_of(group: Any) -> str:
    """What people call a group; one that is none of ours keeps its name."""
    return ROLE_LABELS[Role(group.name)] if group.name in set(Role) else group.name


@dataclass(frozen=True)
class Grants:
    """Model permissions ("app.codename"), page permissions on the whole tree, collection permissions."""

    models: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def _crud(model: str, *verbs: str) -> tuple[str, ...]:
    app, name = model.split(".")
    return tuple(f"{app}.{verb}_{name}" for verb in verbs or ("view", "add", "change", "delete"))


ENTER = ("wagtailadmin.access_admin",)
WORK = ("help_requests.view_helprequest", "help_requests.work_helprequest")
# With "add" alone, people change only what they uploaded themselves.
IMAGES = ("wagtailimages.add_image", "wagtailimages.choose_image")
FILES = ("wagtaildocs.add_document", "wagtaildocs.choose_document")
DIRECTORY = (
    *_crud("teams_directory.village"),
    *_crud("teams_directory.team"),
    *_crud("teams_directory.member"),
)
SESSIONS = (
    *_crud("teams_directory.groupsession", "view", "add", "change"),
    *_crud("teams_directory.dutyexception"),
    *_crud("teams_directory.memberleave"),
)
HOLIDAYS = _crud("teams_directory.holiday")
SYNONYMS = _crud("search.synonymgroup")

# Nobody holds the page permission "publish": a page goes live through a second person's approval.
GRANTS: dict[Role, Grants] = {
    Role.COMMUNICATOR: Grants(ENTER + SYNONYMS, pages=("add_page", "change_page"), files=IMAGES + FILES),
    Role.APPROVER: Grants(ENTER + SYNONYMS, pages=("change_page",), files=IMAGES + FILES),
    Role.TEAM_MEMBER: Grants(ENTER + WORK),
    Role.TEAM_LEADER: Grants(ENTER + WORK + ("help_requests.assign_helprequest",) + SESSIONS),
    Role.COORDINATOR: Grants(
        ENTER + WORK + ("help_requests.assign_helprequest",) + DIRECTORY + SESSIONS + HOLIDAYS,
        files=IMAGES + FILES,
    ),
    Role.ADMINISTRATOR: Grants(
        ENTER
        + DIRECTORY
        + SESSIONS
        + HOLIDAYS
        + SYNONYMS
        + _crud("teams_directory.commune")
        + _crud("teams_directory.communestaff")
        + _crud("help_requests.communepolicy")
        + _crud("help_requests.handoveroffice")
        + _crud("help_requests.feedbackduty")
        + _crud("core.topic")
        + _crud("accounts.user")
        + _crud("outbox.message", "view", "retry")
        + ("home.change_sitesettings",),
        pages=("add_page", "change_page", "lock_page", "unlock_page"),
        files=IMAGES + FILES,
    ),
}


def roles_of(user: Any) -> frozenset[str]:
    """The names of a user's groups, read once for each user object."""
    if not getattr(user, "is_active", False):
        return frozenset()
    if not hasattr(user, "_role_names"):
        user._role_names = frozenset(user.groups.values_list("name", flat=True))
    return user._role_names


def has_role(user: Any, *roles: Role) -> bool:
    return not roles_of(user).isdisjoint(roles)


def _permission(name: str) -> Permission:
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


@transaction.atomic
def sync_roles() -> None:
    """Make the groups and give each exactly the permissions of GRANTS. Safe to run again."""
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    for role, grants in GRANTS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set([_permission(name) for name in grants.models])
        GroupPagePermission.objects.filter(group=group).delete()
        GroupCollectionPermission.objects.filter(group=group).delete()
        for codename in grants.pages:
            permission = _permission(f"wagtailcore.{codename}")
            GroupPagePermission.objects.create(group=group, page=root, permission=permission)
        for name in grants.files:
            GroupCollectionPermission.objects.create(group=group, collection=files, permission=_permission(name))
