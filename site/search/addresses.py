"""What can be found and is no page of the tree: forms with an address of their own.

A further one is a line in `FORMS`; `rebuild_index` writes them for every site and language.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.models import Locale, Site

from search.documents import forms, listed
from search.models import SearchEntry


@dataclass(frozen=True)
class Form:
    """A form by the name of its address: what it is called, what it is for, what people type who look for it."""

    view: str
    title: str
    summary: str
    words: str


FORMS = (
    Form(
        "help_requests:book", gettext_noop("Hẹn người giúp"),
        gettext_noop("Miễn phí. Bác trả lời mấy câu ngắn, tổ gọi lại cho bác."),
        "đặt lịch, đặt hẹn, hẹn lịch, xin hẹn, hẹn gặp, hẹn giờ, đăng ký hẹn, nhờ giúp, nhờ người giúp, "
        "cần người giúp, giúp tại nhà, đến tận nhà, mời tổ tới nhà, hẹn hỗ trợ, đặt lịch hẹn, hẹn người đến nhà",
    ),
    Form(
        "help_requests:track", gettext_noop("Lời hẹn đến đâu rồi?"),
        gettext_noop("Gõ mã hẹn và ba số cuối điện thoại. Bác xem tổ nhận chưa, giờ nào tới."),
        "mã hẹn, xem mã hẹn, tra mã hẹn, quên mã hẹn, tra cứu lịch hẹn, xem lịch hẹn, đổi giờ hẹn, hủy hẹn, dời hẹn, "
        "bao giờ tổ tới, bao giờ có người đến, hẹn đã gửi, lịch hẹn của tôi, tổ nhận chưa",
    ),
    Form(
        "help_requests:number_check", gettext_noop("Số này có phải của tổ không?"),
        gettext_noop("Có người gọi xưng là tổ. Bác gõ số ấy vào đây để biết."),
        "tra số điện thoại, số lạ gọi, ai gọi đến, kiểm tra số, số của tổ, xưng là tổ, số này của ai, số lạ, "
        "người lạ gọi điện",
    ),
    Form(
        "help_requests:feedback", gettext_noop("Góp ý với xã"),
        gettext_noop("Góp ý, phản ánh hay kiến nghị: bác viết mấy dòng, xã đọc và trả lời. Không cần xưng tên."),
        "góp ý, phản ánh, kiến nghị, khiếu nại, khen, chê, phàn nàn, báo hỏng, đường hỏng, đèn đường hỏng, cống tắc, "
        "rác thải, ý kiến với xã, gửi ý kiến, phản ánh đường hỏng, tổ làm chưa tốt",
    ),
    Form(
        "help_requests:feedback_answers", gettext_noop("Xã trả lời bà con"),
        gettext_noop("Điều bà con góp ý và việc xã đã làm."),
        "xã trả lời, trả lời góp ý, kết quả phản ánh, trả lời phản ánh",
    ),
)  # fmt: skip


def form_entries() -> Iterator[SearchEntry]:
    for site in Site.objects.all():
        for locale in Locale.objects.all():
            with override(locale.language_code):
                yield from (_entry(form, site, locale) for form in FORMS)


def _entry(form: Form, site: Site, locale: Locale) -> SearchEntry:
    title, summary = _(form.title), _(form.summary)
    return SearchEntry(
        kind=SearchEntry.Kind.PAGE, source=f"form:{form.view}:{locale.language_code}", site=site, locale=locale,
        title=title, summary=summary, url=reverse(form.view), **forms(title, listed(form.words), [summary]),
    )  # fmt: skip
