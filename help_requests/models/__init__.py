"""Personal data of residents lives in these tables and nowhere else."""

from help_requests.models.calendars import CalendarKey
from help_requests.models.cases import Case, CaseEvent, CaseQuerySet, new_public_id
from help_requests.models.feedback import Feedback, FeedbackDuty, FeedbackEvent
from help_requests.models.policy import CommunePolicy, HandOverOffice
from help_requests.models.privacy import PrivacyDemand
from help_requests.models.requests import HelpRequest, HelpRequestQuerySet, RequestEvent, visit_on
from help_requests.models.safety import SafetyIncident
from help_requests.models.visits import Visit

__all__ = [
    "CalendarKey", "Case", "CaseEvent", "CaseQuerySet", "CommunePolicy", "Feedback", "FeedbackDuty", "FeedbackEvent",
    "HandOverOffice", "HelpRequest", "HelpRequestQuerySet", "PrivacyDemand", "RequestEvent", "SafetyIncident", "Visit",
    "new_public_id", "visit_on",
]  # fmt: skip
