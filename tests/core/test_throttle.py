"""Counting attempts."""

from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory

from core.models import ThrottleCount
from core.throttle import Limit, client_ip, forget_old_counts

LIMIT = Limit("test", times=3, seconds=60)


def test_the_limit_is_reached_and_passes_with_the_window():
    with time_machine.travel("2026-11-21T08:00:00Z", tick=False) as clock:
        for number in (1, 2, 3):
            assert not LIMIT.is_exhausted("nhà A")
            assert LIMIT.hit("nhà A") == number
        assert LIMIT.is_exhausted("nhà A") and not LIMIT.is_exhausted("nhà B")
        clock.shift(timedelta(seconds=61))
        assert not LIMIT.is_exhausted("nhà A")


def test_what_is_stored_names_nobody():
    LIMIT.hit("203.0.113.7")
    assert "203" not in ThrottleCount.objects.get().key


def test_old_windows_are_forgotten():
    with time_machine.travel("2026-11-01T08:00:00Z"):
        LIMIT.hit("nhà A")
    with time_machine.travel("2026-11-21T08:00:00Z"):
        LIMIT.hit("nhà A")
        assert forget_old_counts() == 1 and ThrottleCount.objects.count() == 1


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        (0, "198.51.100.9", "10.0.0.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "forged, 198.51.100.9", "198.51.100.9"),
        (2, "198.51.100.9, 10.0.0.2", "198.51.100.9"),
        (1, "", "10.0.0.1"),
    ],
)
def test_a_forged_address_is_believed_only_from_our_own_proxies(settings, hops, forwarded, expected):
    settings.TRUSTED_PROXY_HOPS = hops
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": forwarded})
    assert client_ip(request) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:198.51.100.9", "198.51.100.9"),
        ("not an address", "not an address"),
    ],
)
def test_a_house_with_many_addresses_of_the_new_kind_counts_as_one(settings, address, expected):
    settings.TRUSTED_PROXY_HOPS = 0
    assert client_ip(RequestFactory().get("/", REMOTE_ADDR=address)) == expected
