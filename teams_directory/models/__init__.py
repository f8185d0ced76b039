from teams_directory.models.areas import Commune, CommuneStaff, Village
from teams_directory.models.duty import DutyException, DutyHours, Place
from teams_directory.models.holidays import Holiday
from teams_directory.models.pages import TeamDirectoryPage
from teams_directory.models.sessions import GroupSession
from teams_directory.models.teams import Member, MemberLeave, Team

__all__ = [
    "Commune", "CommuneStaff", "DutyException", "DutyHours", "GroupSession", "Holiday", "Member", "MemberLeave",
    "Place", "Team", "TeamDirectoryPage", "Village",
]  # fmt: skip
