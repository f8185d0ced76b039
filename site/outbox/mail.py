"""Handing a message to the mail server."""

import smtplib
import ssl
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage, get_connection

from outbox.models import Message
from outbox.problems import Problem, Refused, TryLater, saying
from outbox.receipt import Receipt

WHO = "máy chủ thư"


def send(message: Message) -> Receipt:
    """The connection is closed only once the message is written down as sent: a goodbye may take long."""
    connection = get_connection()
    try:
        connection.open()
        connection.send_messages([_mail(message)])
    except Exception as problem:
        getattr(connection, "hang_up", connection.close)()
        raise _said(problem) from problem
    return Receipt(finish=connection.close)


def _mail(message: Message) -> EmailMessage:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {"Message-ID": f"<{message.idempotency_key}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, message.body, to=[message.recipient], headers=headers)


def _said(problem: Exception) -> Exception:
    """What the mail server did, in words. What is none of its doing stays as it is."""
    match problem:
        case Problem():
            return problem
        case smtplib.SMTPRecipientsRefused():
            code, text = next(iter(problem.recipients.values()))
            return _by_code(code, f"{WHO} từ chối địa chỉ nhận", text)
        case smtplib.SMTPSenderRefused():
            return _by_code(problem.smtp_code, f"{WHO} từ chối địa chỉ gửi", problem.smtp_error)
        case smtplib.SMTPAuthenticationError():
            return _by_code(problem.smtp_code, f"{WHO} không nhận tên hoặc mật khẩu", problem.smtp_error)
        case smtplib.SMTPDataError():
            return _by_code(problem.smtp_code, f"{WHO} từ chối nội dung thư", problem.smtp_error)
        case smtplib.SMTPResponseException():
            return _by_code(problem.smtp_code, f"{WHO} từ chối", problem.smtp_error)
        case smtplib.SMTPServerDisconnected() if isinstance(problem.__context__, TimeoutError):
            return TryLater(f"{WHO} không trả lời kịp", others_wait=True)
        case smtplib.SMTPServerDisconnected():
            return TryLater(f"{WHO} ngắt kết nối giữa chừng", others_wait=True)
        case smtplib.SMTPNotSupportedError():
            return TryLater(f"{WHO} không có cách nối đã chọn", others_wait=True)
        case BadHeaderError() | UnicodeError():
            return Refused("địa chỉ hoặc tiêu đề thư viết không đúng")
        case ssl.SSLError():
            return TryLater(f"{WHO} không có chứng chỉ an toàn đúng", others_wait=True)
        case TimeoutError():
            return TryLater(f"{WHO} không trả lời kịp", others_wait=True)
        case OSError():
            return TryLater(f"không nối được tới {WHO}", others_wait=True)
    return problem


def _by_code(code: int, words: str, text: bytes | str) -> Problem:
    """Codes of 500 and above are for good; 421 says that the whole server is closing."""
    words = f"{words}, mã {code}{saying(text)}"
    return Refused(words) if code >= 500 else TryLater(words, others_wait=code == 421)
