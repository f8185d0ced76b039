from teams_directory.models.areas import Commune, Village
from teams_directory.models.pages import TeamDirectoryPage
from teams_directory.models.teams import CommuneStaff, DutyHours, Member, Team

__all__ = ["Commune", "CommuneStaff", "DutyHours", "Member", "Team", "TeamDirectoryPage", "Village"]
