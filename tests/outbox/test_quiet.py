"""When the night begins and ends."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from outbox.quiet import after_quiet, quiet_hours

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day:02}T{clock}").replace(tzinfo=HANOI)


@pytest.mark.parametrize(
    ("hours", "moment", "expected"),
    [
        ("21:00-07:00", at(20, "20:59:59"), at(20, "20:59:59")),
        ("21:00-07:00", at(20, "21:00:00"), at(21, "07:00:00")),
        ("21:00-07:00", at(20, "23:59:59"), at(21, "07:00:00")),
        ("21:00-07:00", at(21, "00:00:00"), at(21, "07:00:00")),
        ("21:00-07:00", at(21, "06:59:59"), at(21, "07:00:00")),
        ("21:00-07:00", at(21, "07:00:00"), at(21, "07:00:00")),
        ("11:30 – 13:30", at(21, "12:00:00"), at(21, "13:30:00")),
        ("11:30-13:30", at(21, "22:00:00"), at(21, "22:00:00")),
        ("off", at(21, "02:00:00"), at(21, "02:00:00")),
        ("", at(21, "02:00:00"), at(21, "02:00:00")),
    ],
)
def test_the_night_is_the_local_one_and_its_end_is_day(settings, hours, moment, expected):
    settings.MESSAGE_QUIET_HOURS = hours
    assert after_quiet(moment.astimezone(ZoneInfo("UTC"))) == expected


@pytest.mark.parametrize("hours", ["9 giờ tối", "25:00-07:00", "21:00", "21:60-07:00"])
def test_hours_nobody_understands_are_a_mistake(settings, hours):
    settings.MESSAGE_QUIET_HOURS = hours
    with pytest.raises(ValueError, match="QUIET_HOURS"):
        quiet_hours()
