"""Mail through a real server on this machine, which refuses, hangs and hangs up."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from outbox.models import Message
from outbox.services import drain
from tests.services.processes import free_port


class Postman:
    """Takes mails, and answers each step as told."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.answers: dict[str, str] = {}

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list) -> str:
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list) -> str:
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.answers.get("DATA") == "hang up":
            server.transport.abort()
            return "250 never heard"
        if "DATA" not in self.answers:
            self.envelopes.append(envelope)
        return self.answers.get("DATA", "250 OK")


@pytest.fixture
def postman() -> Postman:
    return Postman()


@pytest.fixture
def server(settings, postman) -> Iterator[Controller]:
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    yield controller
    controller.stop()


def use(settings, port: int) -> None:
    settings.EMAIL_BACKEND = "outbox.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


@pytest.fixture
def mail(queued) -> Message:
    return queued("email", recipient="to@example.com", subject="Có lời hẹn mới", body="Xem ở Việc của tổ.")


def after_drain(message: Message) -> Message:
    drain()
    message.refresh_from_db()
    return message


def test_a_mail_arrives_once_with_its_own_number(server, postman, mail):
    assert after_drain(mail).state == Message.State.SENT and drain() == 0
    (envelope,) = postman.envelopes
    assert envelope.rcpt_tos == ["to@example.com"]
    assert f"Message-ID: <{mail.idempotency_key}@" in envelope.content.decode()


@pytest.mark.parametrize(
    ("step", "answer", "words"),
    [
        ("RCPT", "550 5.1.1 <to@example.com> khong co nguoi nay", "từ chối địa chỉ nhận, mã 550"),
        ("MAIL", "553 sai nguoi gui", "từ chối địa chỉ gửi, mã 553 (sai nguoi gui)"),
        ("DATA", "554 thu rac", "từ chối nội dung thư, mã 554 (thu rac)"),
    ],
)
def test_a_refusal_for_good_fails_at_once_and_says_why(server, postman, mail, step, answer, words):
    postman.answers[step] = answer
    assert after_drain(mail).state == Message.State.FAILED
    assert words in mail.problem and "example.com" not in mail.problem
    assert drain() == 0


@pytest.mark.parametrize(
    ("step", "answer"),
    [("RCPT", "451 thu lai sau"), ("RCPT", "421 dong cua"), ("MAIL", "452 day o"), ("DATA", "450 cho chut")],
)
def test_a_refusal_for_now_is_tried_again(server, postman, mail, step, answer, due_now):
    postman.answers[step] = answer
    assert after_drain(mail).state == Message.State.WAITING
    assert f"mã {answer[:3]}" in mail.problem and "thử lại lúc" in mail.problem
    postman.answers.clear()
    due_now()
    assert after_drain(mail).state == Message.State.SENT and len(postman.envelopes) == 1


def test_a_server_that_hangs_up_in_the_middle_is_tried_again(server, postman, mail):
    postman.answers["DATA"] = "hang up"
    assert after_drain(mail).state == Message.State.WAITING
    assert "ngắt kết nối giữa chừng" in mail.problem


@pytest.fixture
def listening(settings) -> Iterator[Callable[[bytes | None], None]]:
    """A socket that greets as told, or not at all, and closes when told so."""
    listener, over = socket.create_server(("127.0.0.1", 0)), threading.Event()
    use(settings, listener.getsockname()[1])

    def start(greeting: bytes | None) -> None:
        def serve() -> None:
            caller, _ = listener.accept()
            with caller:
                caller.sendall(greeting) if greeting is not None else over.wait(20)

        threading.Thread(target=serve, daemon=True).start()

    yield start
    over.set()
    listener.close()


def test_a_server_that_never_greets_is_not_waited_for_long(listening, settings, mail):
    settings.MESSAGE_TIMEOUTS = (5, 0.2)
    listening(None)
    assert after_drain(mail).state == Message.State.WAITING and "không trả lời kịp" in mail.problem


def test_a_server_that_closes_at_once_is_tried_again(listening, mail):
    listening(b"")
    assert after_drain(mail).state == Message.State.WAITING and "ngắt kết nối" in mail.problem


def test_a_server_that_speaks_something_else_is_no_end(listening, mail):
    listening(b"SSH-2.0-khac\r\n")
    assert after_drain(mail).state == Message.State.WAITING and "máy chủ thư" in mail.problem


def test_nobody_there_is_said_so(settings, mail):
    use(settings, free_port())
    assert after_drain(mail).state == Message.State.WAITING and "không nối được tới máy chủ thư" in mail.problem


def test_a_server_without_encryption_gets_no_password(server, settings, mail, postman):
    settings.EMAIL_USE_TLS = True
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "to", "mat-khau"
    assert after_drain(mail).state == Message.State.WAITING and "cách nối" in mail.problem
    assert not postman.envelopes


def test_a_mail_is_written_down_before_the_goodbye(server, mail, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "outbox.smtp.EmailBackend.close",
        lambda self: seen.append(Message.objects.get(pk=mail.pk).state) or self.hang_up(),
    )
    assert drain() == 1
    assert seen == [Message.State.SENT]


def test_a_heading_of_two_lines_never_leaves(server, queued, postman):
    message = queued("email", recipient="to@example.com", subject="a\nBcc: b@example.com")
    assert after_drain(message).state == Message.State.FAILED and not postman.envelopes
