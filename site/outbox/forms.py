"""What a browser says when somebody turns notices on: the JSON of its PushSubscription."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest


class SubscriptionForm(forms.Form):
    endpoint = forms.CharField(max_length=600)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)


def said_in(request: HttpRequest) -> dict[str, Any]:
    """The body with its keys beside the endpoint; nothing when it is not what a browser sends."""
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    if not isinstance(said, dict):
        return {}
    keys = said.get("keys")
    return {"endpoint": said.get("endpoint"), **(keys if isinstance(keys, dict) else {})}
