"""“Báo trên điện thoại này”: a member of staff turns notices on and off on the telephone in hand."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from outbox import push, services
from outbox.forms import SubscriptionForm, said_in
from outbox.models import Channel

TITLE = "Báo trên điện thoại này"
TRIAL = "Đây là tin thử. Có việc mới, điện thoại sẽ báo như thế này."


@method_decorator(never_cache, name="dispatch")
class PhoneView(WagtailAdminTemplateMixin, TemplateView):
    page_title = TITLE
    header_icon = "mobile-alt"
    template_name = "outbox/phone.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_on = services.is_on(Channel.WEBPUSH)
        return super().get_context_data(**kwargs) | {
            "is_on": is_on,
            "public_key": push.public_key() if is_on else "",
            "phones": self.request.user.push_subscriptions.all(),
        }


@require_POST
def turn_on(request: HttpRequest) -> JsonResponse:
    form = SubscriptionForm(said_in(request))
    if not services.is_on(Channel.WEBPUSH) or not form.is_valid():
        return JsonResponse({"on": False}, status=400)
    try:
        phone = services.subscribe_phone(user=request.user, **form.cleaned_data)
    except ValueError:
        return JsonResponse({"on": False}, status=400)
    return JsonResponse({"on": True, "phone": phone.pk})


@require_POST
def turn_off(request: HttpRequest) -> JsonResponse:
    services.unsubscribe_phone(user=request.user, endpoint=str(said_in(request).get("endpoint") or ""))
    return JsonResponse({"on": False})


@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """A telephone that is lost or was given away: without JavaScript, from any other machine."""
    if services.unsubscribe_phone(user=request.user, pk=pk):
        messages.success(request, "Đã tắt báo trên máy đó.")
    return redirect("phone_notices:index")


@require_POST
@transaction.atomic
def try_out(request: HttpRequest) -> HttpResponse:
    """At most one a minute, to every telephone of this person."""
    key = f"trial:{request.user.pk}:{timezone.now():%Y%m%d%H%M}"
    path = reverse("phone_notices:index")
    if services.tell_phones(key=key, users=[request.user], body=TRIAL, path=path, urgent=True):
        messages.success(request, "Đã gửi tin thử. Tin tới trong vài giây.")
    else:
        messages.warning(request, "Chưa có điện thoại nào được bật báo.")
    return redirect("phone_notices:index")
