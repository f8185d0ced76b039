"""What a table holds after a booking: a numbered place, a session, two people, what was declared; and after a race."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from wagtail.models import Locale

from core.models import Topic
from help_requests import services
from help_requests.models import HelpRequest
from help_requests.services import Booking, SessionFull, receive_request
from help_requests.slots import SlotTaken
from help_requests.statuses import State, Verb
from help_requests.times import Wish
from outbox.models import Message
from teams_directory.models import DutyHours, GroupSession, Holiday, Team

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 23, 9, 10, tzinfo=VIETNAM)  # Monday
EIGHT = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
NUMBERS = iter(range(10_000))


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def topic() -> Topic:
    return Topic.objects.get(slug="vneid", locale=Locale.get_default())


@pytest.fixture
def team(team) -> Team:
    Holiday.objects.all().delete()
    DutyHours.objects.filter(team=team).delete()
    GroupSession.objects.filter(team=team).delete()
    DutyHours.objects.create(team=team, weekday=1, start="08:00", end="11:00")
    return team


@pytest.fixture
def session(team, topic) -> GroupSession:
    return GroupSession.objects.create(
        team=team, village=team.village, topic=topic, title="Cùng kích hoạt VNeID", start=EIGHT + timedelta(days=4),
        end=EIGHT + timedelta(days=4, hours=2), meeting_place="Nhà văn hóa thôn Mẫu 1", seats=2,
    )  # fmt: skip


@pytest.fixture
def booked(commune, team, topic):
    """Receive a booking; without other words it is somebody else's each time."""

    def receive(**changes) -> HelpRequest:
        number = next(NUMBERS)
        facts = {
            "token": f"thu-{number}", "commune": commune, "village_typed": "Thôn Mẫu 1", "topic": topic,
            "place": "meeting_point", "wish": Wish(), "name": "Bác Năm", "phone": f"+8491{number:07}",
            "consent_version": "thử", "consent_text": "thử",
        }  # fmt: skip
        staff = {name: changes.pop(name) for name in ("channel", "by", "team") if name in changes}
        return receive_request(booking=Booking(**facts | changes), **staff)

    return receive


def at_eight() -> dict:
    return {"wish": Wish(EIGHT.date(), "am", at=EIGHT), "slot_start": EIGHT}


class TestSlots:
    def test_a_chosen_time_is_kept_with_its_number_and_confirmed_before_it(self, booked):
        row = booked(**at_eight())
        assert (row.slot_start, row.slot_end, row.slot_seat) == (EIGHT, EIGHT + timedelta(hours=1), 1)
        assert (row.state, row.wish(), row.reply_due) == (State.NEW, "Thứ Ba 24/11, 08:00", EIGHT - timedelta(hours=1))

    def test_the_second_is_told_what_is_left_and_nothing_of_it_is_written(self, booked):
        booked(**at_eight())
        told = Message.objects.count()
        with pytest.raises(SlotTaken) as caught:
            booked(**at_eight())
        assert [slot.hour for slot in caught.value.next_slots[:2]] == ["09:00", "10:00"]
        assert (HelpRequest.objects.count(), Message.objects.count()) == (1, told)

    def test_the_database_itself_refuses_two_people_on_one_place(self, booked):
        first, second = booked(**at_eight()), booked()
        with pytest.raises(IntegrityError), transaction.atomic():
            HelpRequest.objects.filter(pk=second.pk).update(
                slot_start=first.slot_start, slot_seat=1, place=first.place, team=first.team
            )

    def test_a_time_given_back_can_be_taken_again(self, booked):
        services.cancel_request(request=booked(**at_eight()))
        assert booked(**at_eight()).slot_seat == 1

    def test_where_no_team_is_known_the_half_day_stays(self, booked):
        row = booked(village_typed="Thôn Không Có", **at_eight())
        assert (row.state, row.slot_start, row.slot_seat, row.wished_part) == (State.TRIAGE, None, None, "am")
        assert row.reply_due > NOW


class TestSessions:
    def test_signing_up_needs_nobodys_answer(self, booked, session):
        row = booked(place="session", session=session)
        assert (row.state, row.session, row.team, row.place) == (State.ACCEPTED, session, session.team, "session")
        assert (row.visit_start, row.visit_end) == (session.start, session.end)
        assert [(event.verb, event.to_state) for event in row.events.all()] == [("receive", "accepted")]

    def test_somebody_of_another_village_comes_to_the_team_that_teaches(self, booked, session):
        row = booked(session=session, place="session", village_typed="Thôn Mẫu 2")
        assert (row.team, row.village.name) == (session.team, "Thôn Mẫu 2")

    def test_a_full_session_takes_nobody_more(self, booked, session):
        for _ in range(2):
            booked(session=session, place="session")
        with pytest.raises(SessionFull):
            booked(session=session, place="session")

    def test_a_place_given_back_is_free_again(self, booked, session):
        rows = [booked(session=session, place="session") for _ in range(2)]
        services.cancel_request(request=rows[0])
        assert booked(session=session, place="session").session == session

    @pytest.mark.parametrize(
        "change",
        [{"is_cancelled": True, "cancelled_reason": "Mưa bão"}, {"start": NOW, "end": NOW + timedelta(hours=1)}],
    )
    def test_a_session_put_off_or_begun_takes_nobody(self, booked, session, change):
        GroupSession.objects.filter(pk=session.pk).update(**change)
        with pytest.raises(SessionFull):
            booked(session=session, place="session")


class TestSameAgain:
    same = {"phone": "+84912345678", "note": "Nhà sau đình"}

    def test_the_same_words_with_another_token_are_one_request(self, booked):
        first = booked(**self.same)
        assert booked(**self.same) == first
        assert HelpRequest.objects.count() == 1

    @pytest.mark.parametrize("other", [{"note": "Nhà trước đình"}, {"name": "Cô Sáu"}, {"place": "home"}])
    def test_one_other_word_is_another_request(self, booked, other):
        booked(**self.same)
        booked(**self.same | other)
        assert HelpRequest.objects.count() == 2

    def test_ten_minutes_later_it_is_meant(self, booked):
        booked(**self.same)
        with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
            booked(**self.same)
        assert HelpRequest.objects.count() == 2

    def test_so_it_is_when_the_first_is_over(self, booked):
        services.cancel_request(request=booked(**self.same))
        assert booked(**self.same).state == State.NEW

    def test_a_time_sent_twice_is_not_taken_from_oneself(self, booked):
        first = booked(**self.same, **at_eight())
        assert booked(**self.same, **at_eight()) == first


class TestByStaff:
    def test_who_wrote_it_down_and_how_it_came_is_kept(self, booked, member_user, other_team):
        row = booked(channel="walk_in", by=member_user, team=other_team)
        assert (row.channel, row.entered_by, row.team) == ("walk_in", member_user, other_team)
        assert [(event.verb, event.actor) for event in row.events.all()] == [(Verb.RECORD, member_user)]

    def test_a_caller_with_three_open_requests_is_not_turned_away(self, booked, member_user):
        for number in range(3):
            booked(phone="+84912345678", note=f"Việc {number}")
        with pytest.raises(services.TooManyOpen):
            booked(phone="+84912345678")
        assert booked(phone="+84912345678", by=member_user, channel="call").channel == "call"


RACE = """
import json, sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from django.db import connection
from django.utils import timezone
from help_requests.models import CommunePolicy, HelpRequest
from help_requests.services import Booking, SessionFull, receive_request
from help_requests.slots import SlotTaken, free_slots
from help_requests.times import Wish
from teams_directory.models import DutyHours, GroupSession, Team
from core.models import Topic
team = Team.objects.get(village__slug="thon-mau-1")
DutyHours.objects.create(team=team, weekday=2, start="05:00", end="07:00", place="phone")
topic = Topic.objects.filter(slug="vneid").first()
policy = CommunePolicy.objects.filter(commune=team.commune).first() or CommunePolicy()
slots = free_slots(team=team, place="phone", now=timezone.now(), policy=policy, limit=500)
slot = next(s for s in slots if s.hour == "05:00" and s.seats == 1)
start = timezone.now() + timedelta(days=9)
start = timezone.localtime(start).replace(hour=3)
hall = GroupSession.objects.create(team=team, village=team.village, topic=topic, title="Đua", start=start,
    end=start + timedelta(hours=1), meeting_place="Nhà văn hóa", seats=1)
gate = Barrier(50)
def run(number, **what):
    facts = dict(token=f"dua-{what.get('place')}-{number}", commune=team.commune, village_typed=team.village.name,
        topic=topic, place="phone", wish=Wish(), name="Bác Đua", phone=f"+8498{number:07}", consent_version="t",
        consent_text="t")
    gate.wait()
    try:
        return "won", receive_request(booking=Booking(**facts | what)).slot_seat
    except SlotTaken as problem:
        return "taken", len(problem.next_slots)
    except SessionFull:
        return "full", 0
    finally:
        connection.close()
def race(first, **what):
    with ThreadPoolExecutor(50) as pool:
        return list(pool.map(lambda number: run(number, **what), range(first, first + 50)))
by_slot = race(0, slot_start=slot.start, wish=Wish(timezone.localdate(slot.start), "am", at=slot.start))
by_hall = race(50, session=hall, place="session")
print(json.dumps({
    "slot": Counter(how for how, _ in by_slot), "least_left": min(left for how, left in by_slot if how == "taken"),
    "hall": Counter(how for how, _ in by_hall),
    "rows": HelpRequest.objects.filter(slot_start=slot.start).count(),
    "came": HelpRequest.objects.filter(session=hall).count(),
    "events": HelpRequest.objects.filter(token__startswith="dua-", events__verb="receive").count(),
}))
"""


@pytest.mark.pure
def test_of_fifty_at_once_one_gets_the_last_place_and_the_others_are_told_what_is_left(product):
    told = json.loads(product.manage("shell", "--verbosity", "0", "-c", RACE).stdout.strip().splitlines()[-1])
    assert told["slot"] == {"won": 1, "taken": 49} and told["least_left"] >= 1
    assert told["hall"] == {"won": 1, "full": 49}
    assert (told["rows"], told["came"], told["events"]) == (1, 1, 2)
