"""Sample staff, one for each role, made only where STARTER_STAFF=1."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import ROLE_LABELS, Role
from core import phones
from teams_directory.models import Commune, CommuneStaff, Member

OFFICE = {
    Role.COMMUNICATOR: "0100 000 901",
    Role.APPROVER: "0100 000 902",
    Role.COORDINATOR: "0100 000 903",
    Role.ADMINISTRATOR: "0100 000 904",
}


@dataclass(frozen=True)
class Account:
    """What is printed once, and kept nowhere."""

    role: Role
    name: str
    phone: str
    password: str


def _make(phone: str, last: str, first: str, role: Role) -> tuple[User, Account] | None:
    number = phones.normalise(phone) or ""
    if User.objects.filter(phone=number).exists():
        return None
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(number, password, last_name=last, first_name=first, is_staff=True)
    user.groups.add(Group.objects.get(name=role.value))
    return user, Account(role, str(user), phones.display(number).replace(" ", ""), password)


def build_staff(commune: Commune) -> list[Account]:
    """Accounts for the office and for the first leader and member of every sample team."""
    accounts = []
    for role, phone in OFFICE.items():
        if made := _make(phone, "Mẫu", ROLE_LABELS[role], role):
            accounts.append(made[1])
            if role == Role.COORDINATOR:
                CommuneStaff.objects.create(user=made[0], commune=commune)
    for member in Member.objects.filter(team__commune=commune, is_sample=True, user=None).exclude(role="deputy"):
        role = Role.TEAM_LEADER if member.role == "leader" else Role.TEAM_MEMBER
        if Member.objects.filter(team=member.team, role=member.role).exclude(user=None).exists():
            continue  # one leader and one member of each team is enough to try things
        last, _, first = member.full_name.rpartition(" ")
        if made := _make(member.phone, last, first, role):
            Member.objects.filter(pk=member.pk).update(user=made[0])
            accounts.append(made[1])
    return accounts
