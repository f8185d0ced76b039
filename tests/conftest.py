"""Every test starts from the starter site, as a commune gets it, and leaves it as it was."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site

from accounts.models import User
from accounts.roles import Role
from starter.services import load_starter
from teams_directory.models import Commune, CommuneStaff, Member, Team

pytest_plugins = ["tests.services.fixtures"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("sync_roles")
        load_starter(plan=settings.PLAN)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Everything reads the starter site, except what is marked as pure."""
    for item in items:
        if not item.get_closest_marker("pure"):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture
def site() -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def commune() -> Commune:
    return Commune.objects.get(code="11254")


@pytest.fixture
def team() -> Team:
    """The team of Thôn Mẫu 1."""
    return Team.objects.get(village__slug="thon-mau-1")


@pytest.fixture
def other_team() -> Team:
    """The team of Thôn Mẫu 2."""
    return Team.objects.get(village__slug="thon-mau-2")


@pytest.fixture
def make_user() -> Callable[..., User]:
    """Staff with one role; in a team or a commune when one is given."""
    made: list[User] = []

    def make(role: Role, *, team: Team | None = None, commune: Commune | None = None) -> User:
        phone = f"0100000{600 + len(made)}"
        user = User.objects.create_user(phone, "mat-khau-dai-12", last_name="Người", first_name=f"Thử {len(made)}")
        user.groups.add(Group.objects.get(name=role.value))
        if team:
            position = Member.Role.LEADER if role == Role.TEAM_LEADER else Member.Role.MEMBER
            Member.objects.create(team=team, full_name=str(user), role=position, phone=phone, user=user)
        if commune:
            CommuneStaff.objects.create(user=user, commune=commune)
        made.append(user)
        return user

    return make


@pytest.fixture
def member_user(make_user, team) -> User:
    return make_user(Role.TEAM_MEMBER, team=team)


@pytest.fixture
def login() -> Callable[[User], Client]:
    """A browser in which somebody is logged in."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make
