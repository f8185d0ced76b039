"""What the screen of one request looks at, each thing read once however many forms ask for it."""

from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from guides.models import GuidePage
from help_requests.models import CommunePolicy, HandOverOffice, HelpRequest, Visit
from help_requests.permissions import Standing, visible_to
from help_requests.services import can_be_reopened, needs_two, policy_of, same_wish
from help_requests.statuses import SCHEDULED
from teams_directory.models import Member, MemberLeave


def people_of(team: int | None) -> QuerySet[Member]:
    """A team today, each with how many visits they hold and whether they are away."""
    held = HelpRequest.objects.filter(state__in=SCHEDULED, session=None, assigned_to=OuterRef("pk"))
    away = MemberLeave.objects.covering(timezone.localdate()).filter(member=OuterRef("pk"))
    counted = held.order_by().values("assigned_to").annotate(number=Count("pk")).values("number")
    here = Member.objects.active().exclude(user__is_active=False)  # whose account is closed sees no request any more
    mine = here.filter(team=team) if team else Member.objects.none()
    return mine.annotate(holds=Subquery(counted), away=Exists(away))


class Scene:
    """One request, and what stands around it, for one person."""

    def __init__(self, who: Standing) -> None:
        self.who, self.row = who, who.request

    @cached_property
    def policy(self) -> CommunePolicy:
        return policy_of(self.row)

    @property
    def needs_two(self) -> bool:
        return needs_two(self.row, self.policy)

    @property
    def can_be_reopened(self) -> bool:
        return can_be_reopened(self.row, self.policy)

    @cached_property
    def _team(self) -> QuerySet[Member]:
        return people_of(self.row.team_id)

    def people(self, *, without: int | None = None) -> list[Member]:
        """Of the request's own team, read once for every form that asks for somebody."""
        return [member for member in self._team if member.pk != without]

    @cached_property
    def duplicates(self) -> list[HelpRequest]:
        """Open requests that are likely this one, sent twice, as far as this person may see them."""
        if not self.row.is_open:
            return []
        mine = visible_to(self.who.user).for_desk()
        return list(mine.filter(pk__in=same_wish(self.row).values("pk")).order_by("created_at"))

    @cached_property
    def offices(self) -> list[HandOverOffice]:
        return list(HandOverOffice.objects.filter(commune=self.row.commune_id, is_active=True))

    @cached_property
    def last_visit(self) -> Visit | None:
        return None if self.row.is_open or self.row.pk is None else self.row.visits.first()

    @property
    def is_check_due(self) -> bool:
        visit = self.last_visit
        return bool(visit and visit.checked_at is None and visit.check_due <= timezone.localdate())

    @property
    def has_answered(self) -> bool:
        """Somebody said how it went: on the tracking page, or when the team rang."""
        return bool(self.last_visit and self.last_visit.checked_how in {Visit.Check.RESIDENT, Visit.Check.CALL})

    @cached_property
    def guides(self) -> list[GuidePage]:
        """What the person was stuck at, and the other guides of the same topic."""
        same = Q(topic__translation_key=self.row.topic.translation_key)
        if key := _uuid(self.row.guide_key):
            same |= Q(translation_key=key)
        mine = GuidePage.objects.live().filter(same, locale__language_code=settings.LANGUAGE_CODE)
        return list(mine.defer_streamfields().order_by("title"))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
