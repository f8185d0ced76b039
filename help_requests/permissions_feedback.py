"""Who may read a commune's góp ý, who may answer, and who only watches that it is answered."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from help_requests.models import Feedback, FeedbackDuty
from help_requests.statuses import FeedbackVerb, is_allowed
from teams_directory.models import Commune
from teams_directory.permissions import coordinated_by


def communes_followed_by(user: Any, *duties: str) -> QuerySet[Commune]:
    """Communes whose feedback this person follows, with one of these duties; coordinators do all of it."""
    if not user.is_active:
        return Commune.objects.none()
    posts = FeedbackDuty.objects.filter(user=user, duty__in=duties or list(FeedbackDuty.Duty))
    return Commune.objects.filter(Q(pk__in=coordinated_by(user)) | Q(pk__in=posts.values("commune")))


def feedback_visible_to(user: Any) -> QuerySet[Feedback]:
    return Feedback.objects.filter(commune__in=communes_followed_by(user))


@dataclass(frozen=True)
class FeedbackStanding:
    """What one person is to one feedback."""

    user: Any
    feedback: Feedback
    coordinates: bool
    answers: bool

    def may(self, verb: FeedbackVerb) -> bool:
        """Officers answer and close; who sees to what is the coordinator's to say, or the officer's for himself."""
        if verb == FeedbackVerb.REVEAL:
            return self.answers
        return self.answers and is_allowed(verb, self.feedback.state, self.feedback.MOVES)


def feedback_standing(user: Any, feedback: Feedback) -> FeedbackStanding:
    coordinates = coordinated_by(user).filter(pk=feedback.commune_id).exists()
    answering = communes_followed_by(user, FeedbackDuty.Duty.OFFICER).filter(pk=feedback.commune_id)
    return FeedbackStanding(user, feedback, coordinates, coordinates or answering.exists())
