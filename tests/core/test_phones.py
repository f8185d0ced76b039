"""Telephone numbers: what a person types, what is kept, shown, hidden and answered."""

import pytest

from core.phones import (
    NEW_PREFIX,
    PhoneProblem,
    display,
    last_digits,
    mask,
    normalise,
    normalise_hotline,
    resident_phone,
    tel_uri,
)

MOBILE = "+84912345678"
LANDLINE = "+842253265616"

GOOD = [
    ("0912345678", MOBILE),
    ("0912 345 678", MOBILE),
    ("0912.345.678", MOBILE),
    ("0912-345-678", MOBILE),
    ("0912/345/678", MOBILE),
    ("0912,345,678", MOBILE),
    ("(0912) 345 678", MOBILE),
    ("09 12 34 56 78", MOBILE),
    ("0 9 1 2 3 4 5 6 7 8", MOBILE),
    ("  0912345678\n", MOBILE),
    ("0912\u00a0345\u00a0678", MOBILE),
    ("0912\u2013345\u2013678", MOBILE),
    ("0912\u2212345\u2011678", MOBILE),
    ("0912\u200b345\ufeff678", MOBILE),
    ("\u202a0912345678\u202c", MOBILE),
    ("0912•345•678", MOBILE),
    ("+84912345678", MOBILE),
    ("+84 912 345 678", MOBILE),
    ("(+84) 912 345 678", MOBILE),
    ("+84 (0) 912 345 678", MOBILE),
    ("+84 0912345678", MOBILE),
    ("+0912345678", MOBILE),
    ("84912345678", MOBILE),
    ("84 912 345 678", MOBILE),
    ("840912345678", MOBILE),
    ("0084912345678", MOBILE),
    ("00 84 912 345 678", MOBILE),
    ("０９１２３４５６７８", MOBILE),
    ("＋８４９１２３４５６７８", MOBILE),
    ("٠٩١٢٣٤٥٦٧٨", MOBILE),
    ("0381234567", "+84381234567"),
    ("0562345678", "+84562345678"),
    ("0703456789", "+84703456789"),
    ("0841234567", "+84841234567"),
    ("84841234567", "+84841234567"),
    ("0991234567", "+84991234567"),
    ("02253265616", LANDLINE),
    ("(0225) 3.265.616", LANDLINE),
    ("+84 225 326 5616", LANDLINE),
    ("842253265616", LANDLINE),
    ("024 3825 3536", "+842438253536"),
]

BAD = [
    ("", "empty", "cho tổ xin số"),
    (" . - ", "empty", "cho tổ xin số"),
    ("+", "empty", "cho tổ xin số"),
    ("số của tôi", "letters", "chỉ ghi chữ số"),
    ("O912345678", "letters", "chỉ ghi chữ số"),
    ("0912345678#", "letters", "chỉ ghi chữ số"),
    ("+1 415 555 2671", "foreign", "không phải số Việt Nam"),
    ("001 415 555 2671", "foreign", "không phải số Việt Nam"),
    ("+86 138 1234 5678", "foreign", "không phải số Việt Nam"),
    ("091234567", "too_short", "thiếu một chữ số. Số di động có 10 số."),
    ("0912 345", "too_short", "thiếu ba chữ số. Số di động có 10 số."),
    ("+84 91234567", "too_short", "thiếu một chữ số"),
    ("8491234567", "too_short", "thiếu một chữ số"),
    ("0", "too_short", "thiếu chín chữ số"),
    ("022532656", "too_short", "thiếu hai chữ số. Số máy bàn có 11 số"),
    ("09123456789", "too_long", "thừa một chữ số"),
    ("00912345678", "too_long", "thừa một chữ số"),
    ("022532656167", "too_long", "thừa một chữ số"),
    ("0912345678901", "too_long", "thừa ba chữ số"),
    ("0912345678 / 0987654321", "too_long", "một số điện thoại thôi"),
    ("912345678", "missing_zero", "0912 345 678"),
    ("2253265616", "missing_zero", "0225 326 5616"),
    ("3265616", "missing_zero", "thiếu mã vùng"),
    ("01681234567", "old_prefix", "0381 234 567"),
    ("+84 168 123 4567", "old_prefix", "0381 234 567"),
    ("113", "service", "tổng đài"),
    ("156", "service", "tổng đài"),
    ("1900 0368", "service", "tổng đài"),
    ("18001096", "service", "tổng đài"),
    ("0100 000 001", "prefix", "bắt đầu bằng 0100"),
    ("0168123456", "prefix", "bắt đầu bằng 0168"),
    ("0412345678", "prefix", "bắt đầu bằng 0412"),
    ("0692348560", "prefix", "bắt đầu bằng 0692"),
    ("02013825123", "prefix", "bắt đầu bằng 0201"),
    ("0000000000", "prefix", "bắt đầu bằng 0000"),
]

pytestmark = pytest.mark.pure


def problem(text: str) -> PhoneProblem:
    with pytest.raises(PhoneProblem) as caught:
        resident_phone(text)
    return caught.value


@pytest.mark.parametrize(("typed", "kept"), GOOD)
def test_a_number_is_understood_however_it_is_typed(typed: str, kept: str) -> None:
    assert resident_phone(typed) == kept
    assert normalise(typed) == kept


@pytest.mark.parametrize(("typed", "code", "words"), BAD)
def test_a_number_that_cannot_be_called_is_told_why(typed: str, code: str, words: str) -> None:
    found = problem(typed)
    assert found.code == code and words in found.message
    assert str(found) == found.message


def test_a_number_missing_one_digit_is_told_so() -> None:
    assert problem("091234567").message == "Số này thiếu một chữ số. Số di động có 10 số."


def test_a_number_of_another_country_is_asked_for_one_in_vietnam() -> None:
    expected = "Số này không phải số Việt Nam. Bác cho tổ xin số ở Việt Nam."
    assert problem("+1 415 555 2671").message == expected


@pytest.mark.parametrize(("old", "new"), NEW_PREFIX.items())
def test_an_old_eleven_digit_number_is_offered_its_number_of_today(old: str, new: str) -> None:
    found = problem(old + "9123456")
    assert found.code == "old_prefix"
    assert "2018" in found.message
    assert display(new + "9123456") in found.message
    assert found.suggestion == f"+84{new[1:]}9123456"


def test_each_old_prefix_leads_to_a_new_one_of_its_own() -> None:
    assert len(NEW_PREFIX) == len(set(NEW_PREFIX.values())) == 21
    assert (NEW_PREFIX["0168"], NEW_PREFIX["0120"], NEW_PREFIX["0199"]) == ("038", "070", "059")


def test_a_number_without_its_zero_is_offered_with_it() -> None:
    assert problem("912345678").suggestion == MOBILE
    assert problem("091234567").suggestion is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0100 000 001", "+84100000001"),
        ("0692348560", "+84692348560"),
        ("01681234567", "+841681234567"),
        ("012345678901", "+8412345678901"),  # eleven digits after the 0 are the most
        ("+84100000001", "+84100000001"),
    ],
)
def test_a_sample_or_unusual_number_of_the_commune_is_kept(typed: str, kept: str) -> None:
    assert normalise(typed) == kept
    assert normalise(kept) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "113", "1900 0368", "012345678", "0123456789012", "912345678", "+1 415 555 2671",
    "00912345678",
     "0012345678901", "0912345678x", "+84", "++84912345678", "0000000000", "84", "+840091234567"],
)  # fmt: skip
def test_what_has_not_the_shape_of_a_number_is_none(typed: str) -> None:
    assert normalise(typed) is None


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("113", "113", "113"),
        ("156", "156", "156"),
        ("5656", "5656", "5656"),
        ("1900.0368", "19000368", "1900 0368"),
        ("18001096", "18001096", "1800 1096"),
        ("1900 558 818", "1900558818", "1900 558 818"),
        ("069.234.8560", "+84692348560", "069 234 8560"),
        ("0225 3265616", LANDLINE, "0225 326 5616"),
    ],
)
def test_a_number_people_are_told_to_call_keeps_its_form(typed: str, kept: str, shown: str) -> None:
    assert normalise_hotline(typed) == kept
    assert normalise_hotline(kept) == kept
    assert display(kept) == shown


@pytest.mark.parametrize("typed", ["", "12", "19001", "19001234567", "13000368", "xin 113", "0113"])
def test_what_is_no_hotline_is_none(typed: str) -> None:
    assert normalise_hotline(typed) is None


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (MOBILE, "0912 345 678"),
        ("0912345678", "0912 345 678"),
        (LANDLINE, "0225 326 5616"),
        ("+842438253536", "024 3825 3536"),
        ("+842838253536", "028 3825 3536"),
        ("+84100000001", "0100 000 001"),
        ("+84692348560", "069 234 8560"),
        (" hỏi ở nhà văn hóa ", "hỏi ở nhà văn hóa"),
    ],
)
def test_a_number_is_shown_in_the_groups_people_read(kept: str, shown: str) -> None:
    assert display(kept) == shown


@pytest.mark.parametrize(
    ("typed", "uri"),
    [
        ("0912 345 678", "tel:+84912345678"),
        (LANDLINE, "tel:+842253265616"),
        ("113", "tel:113"),
        ("1900.0368", "tel:19000368"),
        ("24/7: 12345", "tel:24712345"),
        ("", ""),
        ("không có", ""),
    ],
)
def test_touching_a_number_dials_it(typed: str, uri: str) -> None:
    assert tel_uri(typed) == uri


def test_the_last_digits_prove_who_asks() -> None:
    assert last_digits(MOBILE, 3) == "678"
    assert last_digits("0912 345 678", 4) == "5678"
    assert last_digits("12", 3) == "12"
    assert last_digits(MOBILE, 0) == ""


@pytest.mark.parametrize(
    ("kept", "shown"),
    [(MOBILE, "0912 ••• 678"), (LANDLINE, "0225 ••• 616"), ("", "•••"), ("113", "•••"), ("bí mật", "•••")],
)
def test_a_hidden_number_shows_its_ends_only(kept: str, shown: str) -> None:
    assert mask(kept) == shown


@pytest.mark.parametrize("typed", ["9" * 99_999, "0" + "\u0301\u0327" * 50_000, "." * 99_999, "\ud800" * 999])
def test_a_text_meant_to_break_the_number_box_is_refused_like_any_other(typed: str) -> None:
    assert normalise(typed) is None
    assert problem(typed).message
