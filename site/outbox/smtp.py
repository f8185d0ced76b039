"""Django's SMTP backend with two limits instead of one: a short one to connect, a longer one for each answer."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail.backends import smtp


class _Bounded:
    def _get_socket(self, host: str, port: int, timeout: float) -> Any:
        connect, answer = settings.MESSAGE_TIMEOUTS
        found = super()._get_socket(host, port, connect)  # type: ignore[misc]
        found.settimeout(answer)
        return found


class _SMTP(_Bounded, smtplib.SMTP):
    pass


class _SMTPS(_Bounded, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SMTPS if self.use_ssl else _SMTP

    def hang_up(self) -> None:
        """At once, without the goodbye a server that fails would not answer."""
        for connection in (self.connection, self._partial_connection):
            if connection is not None:
                connection.close()
        self.connection = self._partial_connection = None
