"""A góp ý reached by its code and number: how far it has come, and what its writer may ask about data kept of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from help_requests.forms.tracking import DemandForm
from help_requests.letters import FollowedLetter
from help_requests.models import Feedback
from help_requests.passes import new_pass
from help_requests.services.demands import file_demand
from help_requests.views.feedback import show_letter


def show_followed(request: HttpRequest, letter: Feedback, entry: str = "", **extra: Any) -> HttpResponse:
    """The page after a right answer; `entry` is the pass that goes on, a new one unless given."""
    followed = FollowedLetter(letter, entry or new_pass(letter.public_id))
    return show_letter(request, letter, **{"following": followed, "demand": DemandForm(), **extra})


def demand_about(request: HttpRequest, letter: Feedback, entry: str) -> HttpResponse:
    """Somebody asks to see, correct or delete what they wrote."""
    form = DemandForm(request.POST)
    if not form.is_valid():
        return show_followed(request, letter, entry, demand=form, wrong=form)
    made = file_demand(case=letter, kind=form.cleaned_data["kind"], words=form.cleaned_data["change"])
    return show_followed(request, letter, entry, demanded=made)
