"""Requests in the component gallery: what residents see, what the desk sees. Nobody here is real."""

from help_requests.gallery import answers, booking, desk, tracking

__all__ = ["answers", "booking", "desk", "tracking"]
