"""GET /api/search keeps the contract of openapi.yaml."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.urls import reverse

import search
from search import api

CONTRACT = yaml.safe_load((Path(search.__file__).parent / "openapi.yaml").read_text())
OPERATION = CONTRACT["paths"]["/api/search"]["get"]
PARAMETERS = {parameter["name"]: parameter["schema"] for parameter in OPERATION["parameters"]}


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    return CONTRACT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def breaks(value: Any, schema: dict[str, Any], where: str = "answer") -> list[str]:
    """Where a value differs from its schema: the few words of JSON Schema that the contract uses."""
    schema = resolve(schema)
    checks = {"object": (dict, breaks_object), "array": (list, breaks_array), "string": (str, breaks_string)}
    kind, look_inside = checks[schema["type"]]
    return look_inside(value, schema, where) if isinstance(value, kind) else [f"{where} is no {schema['type']}"]


def breaks_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> list[str]:
    assert schema["additionalProperties"] is False
    parts, there = schema["properties"], set(value)
    found = [f"{where} lacks {name}" for name in set(schema["required"]) - there]
    found += [f"{where} has {name}" for name in there - set(parts)]
    for name in there & set(parts):
        found += breaks(value[name], parts[name], f"{where}.{name}")
    return found


def breaks_array(value: list[Any], schema: dict[str, Any], where: str) -> list[str]:
    found = [f"{where} is too long"] if len(value) > schema["maxItems"] else []
    return found + [wrong for n, item in enumerate(value) for wrong in breaks(item, schema["items"], f"{where}[{n}]")]


def breaks_string(value: str, schema: dict[str, Any], where: str) -> list[str]:
    unknown = set(schema) - {"type", "description", "maxLength", "enum", "pattern"}
    assert not unknown, f"{where}: this check cannot read {unknown}"
    fits = len(value) <= schema.get("maxLength", len(value)) and value in schema.get("enum", [value])
    return [] if fits and re.search(schema.get("pattern", ""), value) else [f"{where} is {value!r}"]


def check(response: Any) -> dict[str, Any]:
    described = OPERATION["responses"][str(response.status_code)]["content"]
    assert response.headers["Content-Type"] in described
    assert breaks(response.json(), described["application/json"]["schema"]) == []
    return response.json()


def test_the_address_is_the_one_in_the_contract():
    assert reverse("api_search") in CONTRACT["paths"]


@pytest.mark.parametrize("q", ["vneid", "Căn cước", "mẫu 1", "lua dao", "zzzzqqq", "", "   ", "???", "kichh hoat"])
@pytest.mark.parametrize("limit", [None, "1", "50"])
def test_answers_keep_the_contract(client, q, limit):
    answer = check(client.get("/api/search", {"q": q} | ({"limit": limit} if limit else {})))
    assert len(answer["results"]) <= int(limit or PARAMETERS["limit"]["default"])
    assert answer["query"] == q.strip()


def test_without_words_nothing_is_found(client):
    assert check(client.get("/api/search")) == {"query": "", "results": [], "did_you_mean": ""}


def test_the_contract_and_the_code_agree_on_kinds_and_limits():
    assert set(PARAMETERS["kind"]["enum"]) == set(api.KINDS) - {""}
    assert (PARAMETERS["limit"]["minimum"], PARAMETERS["limit"]["maximum"]) == (1, api.MOST)
    assert PARAMETERS["limit"]["default"] == int(api.USUAL)


@pytest.mark.parametrize("kind", PARAMETERS["kind"]["enum"])
def test_a_kind_gives_only_that_kind(client, kind):
    answer = check(client.get("/api/search", {"q": "mau" if kind == "team" else "vneid", "kind": kind}))
    assert {result["kind"] for result in answer["results"]} == {kind}


@pytest.mark.parametrize(
    "wrong",
    [{"limit": value} for value in ["0", "51", "-1", "abc", "", "1.5", "１０", "1e1", "9" * 50]]
    + [{"kind": value} for value in ["page", "step", "GUIDE", "guide,alert", "%"]],
    ids=str,
)
def test_a_wrong_parameter_is_refused_in_plain_vietnamese(client, wrong):
    response = client.get("/api/search", {"q": "vneid"} | wrong)
    assert response.status_code == 400
    assert re.search("[ạảộốừượ]", check(response)["error"])


def test_a_mistyped_word_is_answered_with_the_nearest_one(ask):
    assert ask("kichh hoat")["did_you_mean"] == "kích hoat"
    assert ask("kich hoat")["did_you_mean"] == ""


def test_the_answer_may_be_kept_for_a_minute_by_anybody(client):
    response = client.get("/api/search", {"q": "vneid"})
    schema = OPERATION["responses"]["200"]["headers"]["Cache-Control"]["schema"]
    assert response.headers["Cache-Control"] == schema["const"]
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_reading_is_all_that_is_allowed(client):
    assert client.head("/api/search", {"q": "vneid"}).status_code == 200
    for method in (client.post, client.put, client.patch, client.delete):
        assert method("/api/search").status_code == 405


def test_ten_thousand_characters_are_cut(client):
    answer = check(client.get("/api/search", {"q": "vneid " * 1700}))
    assert len(answer["query"]) <= 200
    assert answer["results"]


def test_the_words_come_back_in_one_spelling(ask):
    assert ask(unicodedata.normalize("NFD", " căn \t cước\n"))["query"] == "căn cước"


@pytest.mark.parametrize("q", ["\x00", "vneid\x00", "\ud800", "%00", "ﷺ" * 200, "🙂", "\u202e", "a" * 200])
def test_strange_characters_break_nothing(client, q):
    typed = "".join(f"%{byte:02X}" for byte in q.encode("utf-8", "surrogatepass"))
    check(client.get(f"/api/search?q={typed}"))


def test_the_answer_is_the_same_in_every_browser_language(client):
    usual = client.get("/api/search", {"q": "vneid"}).json()
    assert client.get("/api/search", {"q": "vneid"}, headers={"accept-language": "en"}).json() == usual
