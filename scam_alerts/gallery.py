"""Alerts in the component gallery."""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.utils import timezone

from core.gallery import LONG, Component, Sample, Where, register, stand_in, visit
from core.places import COMMUNE
from scam_alerts.models import ScamAlertPage

Kind, Severity = ScamAlertPage.Kind, ScamAlertPage.Severity
SUMMARY = "Kẻ giả điện lực gọi dọa cắt điện, bảo cài ứng dụng lạ. Bác tự xem hóa đơn rồi hãy tin."
SIGNS = [("sign", "Dọa cắt điện ngay trong ngày."), ("sign", "Bảo cài ứng dụng từ đường dẫn.")]
ACTIONS = [("action", "Cúp máy."), ("action", "Gọi ngân hàng khóa tài khoản."), ("action", "Báo Công an xã.")]
CALLS = [("call", {"label": "Báo cuộc gọi lừa đảo", "phone": "0100 000 003"})]


def days(count: int) -> datetime:
    return timezone.now() + timedelta(days=count)


def alert(**changes: Any) -> ScamAlertPage:
    """An alert nobody saved, in force since yesterday."""
    facts = {
        "title": "Giả điện lực dọa cắt điện", "summary": SUMMARY, "severity": Severity.HIGH,
        "kind": Kind.IMPERSONATION, "effective_at": days(-1), "expires_at": days(30),
        "how_it_works": "Có người gọi, xưng là điện lực. Họ bảo cài ứng dụng.", "signs": SIGNS, "actions": ACTIONS,
        "reply": "", "source_name": "Cổng tin của xã", "unverified": "",
        "commune": apps.get_model(COMMUNE)(name="Mẫu", kind="xa"),
    }  # fmt: skip
    return stand_in(ScamAlertPage(**facts | changes), "/canh-bao/gia-dien-luc/")


def past(**changes: Any) -> ScamAlertPage:
    return alert(effective_at=days(-60), expires_at=days(-3), **changes)


def urgent(**changes: Any) -> dict[str, Any]:
    return {"banner_alert": alert(severity=Severity.URGENT, **changes)}


def card(shown: ScamAlertPage, **more: Any) -> dict[str, Any]:
    return {"alert": shown, **more}


register(
    "Cảnh báo",
    Component(
        "scam_alerts/alert_card.html", "Thẻ cảnh báo", "Kiểu lừa nào, mức nào, còn hay đã hết.",
        (
            Sample("Khẩn, đang còn", lambda: card(alert(severity=Severity.URGENT), text=SUMMARY), ("Mức khẩn",)),
            Sample("Mức thông tin", lambda: card(alert(severity=Severity.INFO), text=SUMMARY), ("Mức thông tin",)),
            Sample("Không có tóm tắt", lambda: card(alert()), ("Mức cao · đang còn",)),
            Sample("Đã hết hạn", lambda: card(past()), ("Đã hết hạn từ", "card--past")),
            Sample("Chữ dài", lambda: card(alert(title=LONG), text=LONG), (LONG,)),
        ),
        css="components/card.css", inside=("ul.cards", "li.cards__item"),
    ),
    Component(
        "components/banner.html", "Dải cảnh báo", "Đầu mọi trang khi có cảnh báo khẩn; đọc rồi thì cất đi.",
        (
            Sample("Có cảnh báo khẩn", urgent, ("Cảnh báo hôm nay", "Đã đọc", SUMMARY)),
            Sample("Một câu dài", lambda: urgent(summary=f"{LONG}. {LONG}."[:140]), ("Xem cách nhận ra",)),
            Sample("Trang vừa gửi đi: chưa cất được", lambda: urgent() | {"request": visit("/", "POST")}, (SUMMARY,)),
            Sample("Không có cảnh báo khẩn"),
        ),
        where=Where.BEFORE,
    ),
    Component(
        "scam_alerts/scam_alert_page.html", "Trang một cảnh báo", "Nhận ra thế nào, làm ngay việc gì, gọi ai.",
        (
            Sample("Đang còn", lambda: {"page": alert(calls=CALLS, reply="Tôi sẽ tự hỏi.")}, ("Làm ngay", "tự hỏi")),
            Sample("Đã hết hạn", lambda: {"page": past()}, ("Đã hết hạn",)),
            Sample("Chữ dài", lambda: {"page": alert(title=LONG, signs=[("sign", LONG)], unverified=LONG)}, (LONG,)),
        ),
        css="components/alert.css", where=Where.WHOLE, called="alert",
    ),
)  # fmt: skip
