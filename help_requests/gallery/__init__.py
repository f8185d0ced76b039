"""Requests in the component gallery: what residents see, what the desk sees. Nobody here is real."""

from help_requests.gallery import desk, public

__all__ = ["desk", "public"]
