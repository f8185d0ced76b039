"""The booking form's token: random, signed, and good for a day."""

import secrets
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

GOOD_FOR = timedelta(hours=24)
_signer = TimestampSigner(salt="help_requests.booking_form")


class TokenExpired(ValueError):
    """The form was opened too long ago, or its token is not one of ours (then `token` is empty)."""

    def __init__(self, token: str = "") -> None:
        super().__init__("token no longer good")
        self.token = token


def new_token() -> str:
    """144 random bits and the time, signed: what a fresh form carries."""
    return _signer.sign(secrets.token_urlsafe(18))


def read_token(signed: str) -> str:
    """The random part of a form's token (24 characters). Raises TokenExpired."""
    try:
        return _signer.unsign(signed, max_age=GOOD_FOR)
    except SignatureExpired as problem:
        raise TokenExpired(_signer.unsign(signed)) from problem
    except BadSignature as problem:
        raise TokenExpired from problem
