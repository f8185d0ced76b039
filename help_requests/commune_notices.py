"""What waits for a commune, past every team: its coordinators and its officers for góp ý are told."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse

from help_requests.models import Feedback, FeedbackDuty
from help_requests.notices import people, tell_people
from teams_directory.models import Commune, CommuneStaff


def tell_coordinators(*, commune: Commune, key: str, what: str, path: str, urgent: bool = False) -> None:
    """`path`: the screen of the admin that shows it."""
    posts = CommuneStaff.objects.filter(commune=commune)
    tell_people(people(posts), key=key, where=str(commune), what=what, path=path, urgent=urgent)


def answerers(commune: Commune) -> QuerySet[Any]:
    """Accounts that may answer for a commune: its coordinators and its officers."""
    officers = FeedbackDuty.objects.filter(commune=commune, duty=FeedbackDuty.Duty.OFFICER)
    return people(CommuneStaff.objects.filter(commune=commune)) | people(officers)


def tell_of_feedback(feedback: Feedback) -> None:
    """A new góp ý: whoever may answer it."""
    path = reverse("help_requests_feedback:index")
    who = answerers(feedback.commune)
    tell_people(who, key=f"feedback:{feedback.pk}:new", where=str(feedback.commune), what="có góp ý mới", path=path)


def tell_assignee(feedback: Feedback) -> None:
    """Somebody was given a góp ý to see to."""
    path = reverse("help_requests_feedback:detail", args=[feedback.public_id])
    times = feedback.events.count()
    who = get_user_model().objects.filter(pk=feedback.assigned_to_id, is_active=True)
    what = "một góp ý được giao cho anh chị"
    tell_people(who, key=f"feedback:{feedback.pk}:given:{times}", where=str(feedback.commune), what=what, path=path)
