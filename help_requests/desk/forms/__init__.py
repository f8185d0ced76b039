"""What staff fill in when they move a request along, a form for each verb."""

from help_requests.desk.forms.appointments import (
    AcceptForm,
    AgreeForm,
    AppointmentForm,
    PairForm,
    ProposeForm,
    RefuseForm,
)
from help_requests.desk.forms.closing import CancelForm, CheckForm, CloseForm, MergeForm, ReopenForm
from help_requests.desk.forms.fields import DeskForm, ReasonField
from help_requests.desk.forms.handing import HandOverForm, PutFirstForm, ReassignForm, TriageForm
from help_requests.statuses import Verb

__all__ = ["FORMS", "AppointmentForm", "CloseForm", "DeskForm", "ReasonField"]

FORMS: dict[Verb, type[DeskForm]] = {
    Verb.ACCEPT: AcceptForm,
    Verb.PROPOSE: ProposeForm,
    Verb.AGREE: AgreeForm,
    Verb.REFUSE: RefuseForm,
    Verb.REASSIGN: ReassignForm,
    Verb.TRIAGE: TriageForm,
    Verb.HAND_OVER: HandOverForm,
    Verb.PUT_FIRST: PutFirstForm,
    Verb.PAIR: PairForm,
    Verb.MERGE: MergeForm,
    Verb.CLOSE: CloseForm,
    Verb.CANCEL: CancelForm,
    Verb.CHECK: CheckForm,
    Verb.REOPEN: ReopenForm,
}
