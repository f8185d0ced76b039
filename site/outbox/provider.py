"""SMS and Zalo through one adapter: a provider is an address, a key and a file that says what its JSON looks like."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from core import phones
from outbox.models import Message
from outbox.posting import Answer, judge, post
from outbox.problems import Refused, TryLater, saying
from outbox.receipt import Receipt

WHO = "nhà cung cấp"
ANY = "*"  # the body for messages without a template of their own
PLAIN: dict[str, Any] = {
    "messages": {
        ANY: {
            "to": "{recipient}",
            "text": "{body}",
            "template": "{template}",
            "params": "{params}",
            "idempotency_key": "{idempotency_key}",
        }
    }
}
_PLACE = re.compile(r"\{(\w+)\}")


def form_of(channel: str) -> dict[str, Any]:
    """The provider's file, read anew each time so that a new template needs no restart. Raises ValueError, OSError."""
    path = settings.MESSAGE_PROVIDERS[channel]["form"]
    form = json.loads(Path(path).read_text(encoding="utf-8")) if path else PLAIN
    if not isinstance(form, dict) or not isinstance(form.get("messages"), dict) or not form["messages"]:
        raise ValueError(f"{path}: “messages” is missing")
    return form


def is_on(channel: str, template: str = "") -> bool:
    """Set up, and able to say this: a template the file does not know needs the “*” body."""
    if not settings.MESSAGE_PROVIDERS[channel]["url"]:
        return False
    try:
        messages = form_of(channel)["messages"]
    except (OSError, ValueError):
        return False
    return template in messages or ANY in messages


def send(message: Message) -> Receipt:
    provider = settings.MESSAGE_PROVIDERS[message.channel]
    if not provider["url"]:
        raise TryLater("kênh này đang tắt", others_wait=True)
    try:
        form, key = form_of(message.channel), _key(provider["token"])
    except (OSError, ValueError) as problem:
        raise TryLater("tệp cài đặt của nhà cung cấp không đọc được", others_wait=True) from problem
    name = form.get("token_header", "Authorization")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": str(message.idempotency_key),
        **({name: f"Bearer {key}" if name == "Authorization" else key} if key and name else {}),
    }
    answer = post(provider["url"], _body(form, message, key), headers, who=WHO)
    judge(answer, who=WHO)
    return Receipt(_accepted(form, answer))


def _key(written: str) -> str:
    """The key, or after “@” the file that holds it: some providers give a new one every day."""
    return Path(written[1:]).read_text(encoding="utf-8").strip() if written.startswith("@") else written


def _body(form: dict[str, Any], message: Message, key: str) -> bytes:
    messages = form["messages"]
    wanted = messages.get(message.template) if message.template else None
    wanted = wanted or messages.get(ANY)
    if wanted is None:
        raise Refused(f"nhà cung cấp chưa có mẫu tin “{message.template}”")
    try:
        filled = _fill(wanted, message.params | _known(message) | {"token": key})
    except KeyError as missing:
        raise Refused(f"mẫu tin thiếu chỗ điền “{missing.args[0]}”") from missing
    return json.dumps(filled, ensure_ascii=False).encode()


def _known(message: Message) -> dict[str, Any]:
    """What every template may name, beside the message's own params."""
    number = phones.normalise(message.recipient) or message.recipient
    return {
        "recipient": message.recipient,
        "recipient_84": number.removeprefix("+"),
        "recipient_0": re.sub(r"^\+84", "0", number),
        "subject": message.subject,
        "body": message.body,
        "template": message.template,
        "params": message.params,
        "idempotency_key": str(message.idempotency_key),
    }


def _fill(node: Any, values: Mapping[str, Any]) -> Any:
    """A text that is one place alone keeps the value's kind; otherwise places become text."""
    if isinstance(node, dict):
        return {name: _fill(value, values) for name, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, values) for value in node]
    if not isinstance(node, str):
        return node
    if alone := _PLACE.fullmatch(node):
        return values[alone[1]]
    return _PLACE.sub(lambda place: str(values[place[1]]), node)


def _accepted(form: dict[str, Any], answer: Answer) -> str:
    """The provider's number. Raises when a provider says in its 200 that it refused, as many here do."""
    said = _parsed(answer)
    for path, good in form.get("ok", {}).items():
        found = _at(said, path)
        if found is None:
            raise TryLater(f"{WHO} trả lời không đọc được", others_wait=True)
        if str(found) not in map(str, good):
            words = f"{WHO} từ chối, mã {found}{saying(str(_at(said, form.get('why', 'message')) or ''))}"
            if str(found) in map(str, form.get("wait", {}).get(path, [])):
                raise TryLater(words, others_wait=True)
            raise Refused(words)
    return str(_at(said, form.get("id", "id")) or "")[:120]


def _parsed(answer: Answer) -> Any:
    try:
        return json.loads(answer.body or b"")
    except (ValueError, RecursionError):
        return None


def _at(said: Any, path: str) -> Any:
    """What stands at “data.msg_id”; None when nothing does."""
    for name in path.split("."):
        said = said.get(name) if isinstance(said, dict) else None
    return said
