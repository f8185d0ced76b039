"""What the guard of the public text boxes covers, and what it leaves alone."""

import sys
import unicodedata
from types import FrameType
from typing import Any, get_args

import pytest

from core.personal_data import Kind, Secret, find_secrets, mask_secrets, reason

COVERED = [
    ("national_id", "[031089012345]"),
    ("national_id", "Số của tôi là [031089012345], sinh năm 1989."),
    ("national_id", "[031 089 012 345]"),
    ("national_id", "[0310 8901 2345]"),
    ("national_id", "[031089 012345]"),
    ("national_id", "[031 089012345]"),
    ("national_id", "[031 0 89 012345]"),
    ("national_id", "[031.089.012.345]"),
    ("national_id", "[031-089-012-345]"),
    ("national_id", "[031\u2013089\u2013012\u2013345]"),
    ("national_id", "[031/089/012/345]"),
    ("national_id", "[031\u00a0089\u00a0012\u00a0345]"),
    ("national_id", "[03 10 89 01 23 45]"),
    ("national_id", "[0 3 1 0 8 9 0 1 2 3 4 5]"),
    ("national_id", "[０３１０８９０１２３４５]"),
    ("national_id", "[٠٣١٠٨٩٠١٢٣٤٥]"),
    ("national_id", "[𝟎𝟑𝟏𝟎𝟖𝟗𝟎𝟏𝟐𝟑𝟒𝟓]"),
    ("national_id", "[⓪③①⓪⑧⑨⓪①②③④⑤]"),
    ("national_id", "[0\u200b3\u200d1\ufeff0\u00ad8\u206090\u202e12345]"),
    ("national_id", "[0️⃣3️⃣1️⃣0️⃣8️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣]"),
    ("national_id", "cccd[031089012345]"),
    ("national_id", "cccd +[031089012345]"),
    ("national_id", "số[031 089 012 345]"),
    ("national_id", "Nhà số 12 [031089012345]"),
    ("national_id", "0912 345 678, [031089012345]"),
    ("national_id", "[031 089 012 345], 0912 345 678"),
    ("national_id", "ngày 20/11/2026 [031089012345]"),
    ("national_id", "[031089012345] đ"),
    ("national_id", "căn cước [999 089 012 345]"),
    ("national_id", "CMND [142345678]"),
    ("national_id", "cmt: [142 345 678]"),
    ("national_id", "số chứng minh thư của tôi là [142.345.678]"),
    ("national_id", "[142345678] là số chứng minh cũ"),
    ("national_id", "CĂN CƯỚC CỦA BÀ [142345678]"),
    ("card", "[4111111111111111]"),
    ("card", "thẻ [4111 1111 1111 1111] nhé"),
    ("card", "[4111-1111-1111-1111]"),
    ("card", "[5555.5555.5555.4444]"),
    ("card", "[9704 0000 0000 0018]"),
    ("card", "[378282246310005]"),
    ("card", "[3782 822463 10005]"),
    ("card", "[41 11 11 11 11 11 11 11]"),
    ("card", "[４１１１\u200b1111 1111 1111]"),
    ("card", "[4222222222222]"),
    ("otp", "mã OTP là [482913]"),
    ("otp", "otp[4829]"),
    ("otp", "ma otp [123 456]"),
    ("otp", "OTP [12 34 56 78]"),
    ("otp", "o t p... à ô tê pê [48 29 13]"),
    ("otp", "O TE PE: [1 2 3 4 5 6]"),
    ("otp", "Mã xác thực của bác: [48291]"),
    ("otp", "ma xac nhan [4829137]"),
    ("otp", "MÃ XÁC MINH - [48291375]"),
    ("otp", "[482913] là mã xác thực"),
    ("otp", "Mã OTP của quý khách là:\n[482913]"),
    ("otp", "OTP gửi về 0912345678 là [482913]"),
    ("otp", "+84 912345678 [4829] otp"),
    ("otp", "otp [482913] k biết ở đâu"),
    ("otp", "OTP của Nam [482913]"),
    ("otp", unicodedata.normalize("NFD", "mã xác nhận") + " [４８２９]"),
    ("password", "mật khẩu là [abc123]"),
    ("password", "Mật khẩu VNeID của bà là [Hoa1950]"),
    ("password", "MAT KHAU: [123456]"),
    ("password", "mật khẩu = [hoalan]"),
    ("password", "mật khẩu là: [hoalan], bác nhớ nhé"),
    ("password", "mật khẩu là [hoalan]"),
    ("password", "mật khẩu là [hoalan]. Cháu vào giúp"),
    ("password", "mật khẩu là [conmeocuatoi] ạ"),
    ("password", "mật khẩu:\n[Lan@1980]"),
    ("password", "mk: [hoalan]"),
    ("password", "mk zalo là [lan1980]"),
    ("password", "mk [123456]"),
    ("password", "pass=[Lan@x]"),
    ("password", "pass wifi nhà văn hóa: [12345678]"),
    ("password", "password là [a!b@c#]"),
    ("password", "mk là [Lan@@x]"),
    ("password", "passcode [258036]"),
    ("password", "passcode là [2580]"),
    ("password", "mã pin là [2580]"),
    ("password", "Mã PIN [2580]"),
    ("password", "mật khẩu cũ [hoa1234]"),
    ("password", unicodedata.normalize("NFD", "mật khẩu là [hoálàn12]")),
]

LEFT_ALONE = [
    "", "Tôi muốn cài VNeID", "•••",
    # telephone numbers
    "0912345678", "0912 345 678", "0912.345.678", "09 12 34 56 78", "+84912345678", "+84 912 345 678",
    "(+84) 912 345 678", "84912345678", "84 912 345 678", "0084912345678", "0225 326 5616", "02253265616",
    "+842253265616", "842253265616", "00842253265616", "024 3825 3536", "0168 123 4567", "0100 000 001",
    "069.234.8560", "1900 0368", "1900 0368 1800 1096", "1900 558 818", "+86 138 1234 5678", "+8613812345678",
    "0912345678, 0987654321", "0912 345 678 0987 654 321", "0912 345 678 / 0225 326 5616",
    "0912 345 678 12", "12 0912345678", "12 0912 345 678", "căn cước, gọi 0912 345 678",
    "căn cước (+84) 912 345 678", "chứng minh thư, gọi 0225 326 5616", "Gọi 0912 345 678 hỏi về OTP",
    "OTP thì gọi 1900 0368", "OTP gửi về +1 415 555 2671",
    "quên mật khẩu 0912345678", "mất mk 0912 345 678", "mk +84 912 345 678",
    # dates and times
    "20/11/2026", "20.11.2026", "20-11-2026 lúc 7:30", "7h30 - 9h00 ngày 3/12/2026", "11/2026",
    "Nhận OTP ngày 20/11/2026", "Nhận OTP ngày 20.11.2026", "năm 2026 bị hỏi otp",
    "bố em sinh 1950, quên otp",
    "đổi mật khẩu 20/11/2026", "2021 2022 2023 2024",
    # prices
    "1.500.000 đồng", "150.000.000.000 đồng", "150000000000 đồng", "500k", "đọc otp mất 1.500.000 đồng",
    "mất 5000000 đồng vì otp", "mất 5000000đ vì otp", "otp mất 2.000.000", "otp mất 200.000",
    "căn cước mất 150.000.000",
    "làm căn cước hết 150.000.000 đồng",
    # houses, villages, files, decrees
    "số nhà 1234", "số nhà 1234, không có otp", "ngõ 1234 hỏi otp", "thôn 3, xóm 10", "xóm 10, 20 hộ hỏi otp",
    "H03-251120-0001", "000.00.18.H40-251120-0001", "2.000889.000.00.00.H31", "otp theo 4675/SKHCN",
    "Nghị định 42/2022/NĐ-CP nói về otp", "mã hồ sơ lúa sông 4821", "tin nhắn otp thì báo 5656",
    # thirteen and more digits that are no card, and numbers far from the word
    "4111111111111112", "0000000000000000", "1234 5678 9012 3452", "40.0889.000.000.16",
    "4111 1111 1111 1112",
    "1234567890123456789012",
    "142345678", "482913", "OTP không bao giờ được đọc cho ai hết 482913",
    # talk about passwords
    "quên mật khẩu", "mật khẩu là gì?", "Mật khẩu là gì", "mật khẩu là 6 số", "mật khẩu là 8 ký tự",
    "mã pin là 4 số", "mật khẩu là thứ quan trọng", "không đọc mật khẩu cho ai", "quên mật khẩu: xin giúp",
    "mk là con gái ông Ba", "mk là Lan", "đổi mật khẩu vneid2", "mật khẩu mức 2", "passport là hộ chiếu",
    "mật khẩu là •••", "mật khẩu: ***", "pin 4000 là nhiều",
]  # fmt: skip

HOSTILE = ["0", "1 ", "12 ", "1.", "1/", "+", " ", "\n", "otp ", "otp 1234 ", "mk ", "mk:", "la mk:", "căn ",
           "mật khẩu ", "mật khẩu là ", "pass word", "a", "•", "\u200b", "\u0301\u0327",
           "4111 1111 1111 1111 ",
           "031089012345 ", "cmnd 142345678 ", "0912345678 ", "1\u200b"]  # fmt: skip

pytestmark = pytest.mark.pure


def marked(text: str) -> tuple[str, int, int]:
    """Return the text without its square brackets and where they stood."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("kind", "text"), COVERED)
def test_a_secret_is_found_where_it_stands(kind: Kind, text: str) -> None:
    typed, start, end = marked(text)
    assert find_secrets(typed) == [Secret(kind, start, end)]


@pytest.mark.parametrize(("kind", "text"), COVERED)
def test_a_secret_is_covered_and_the_rest_stays(kind: Kind, text: str) -> None:
    typed, start, end = marked(text)
    masked = mask_secrets(typed)
    assert masked == typed[:start] + "•••" + typed[end:]
    assert find_secrets(masked) == [], "covering twice must change nothing"


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    assert find_secrets(text) == []
    assert mask_secrets(text) == text


def test_several_secrets_in_one_text_are_all_covered() -> None:
    typed = "CCCD 031089012345, thẻ 4111 1111 1111 1111, otp 482913, mật khẩu: hoa1950. Gọi 0912 345 678."
    assert [secret.kind for secret in find_secrets(typed)] == ["national_id", "card", "otp", "password"]
    assert mask_secrets(typed) == "CCCD •••, thẻ •••, otp •••, mật khẩu: •••. Gọi 0912 345 678."


def test_a_number_that_is_also_the_password_is_covered_once() -> None:
    typed = "mật khẩu là abc031089012345xyz"
    assert mask_secrets(typed) == "mật khẩu là •••"


def test_the_end_of_a_covered_word_leaves_no_loose_marks() -> None:
    typed = "mật khẩu: " + unicodedata.normalize("NFD", "hoá") + " nhé"
    assert mask_secrets(typed) == "mật khẩu: ••• nhé"


@pytest.mark.parametrize(("gap", "covered"), [(25, True), (26, False)])
def test_a_code_is_looked_for_within_twenty_five_characters_of_its_word(gap: int, covered: bool) -> None:
    assert bool(find_secrets("otp" + "." * gap + "482913")) is covered
    assert bool(find_secrets("482913" + "." * gap + "otp")) is covered


def test_each_kind_has_its_own_plain_message() -> None:
    messages = [reason(kind) for kind in get_args(Kind)]
    assert len(set(messages)) == len(messages) == 4
    assert all(message.startswith("Trong ô này có") for message in messages)
    assert reason("password").endswith("Tổ đã che chữ đó giúp bác.")
    assert reason("national_id") == (
        "Trong ô này có số giống số căn cước. Bác đừng ghi số đó, tổ không cần. Tổ đã che số đó giúp bác."
    )


def work(text: str) -> int:
    """Count the calls, Python's and built-in, that one search of ``text`` makes."""
    calls = 0

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_secrets(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    once, twice = (work((unit * size)[:size]) for size in (4_000, 8_000))
    assert twice <= 2.05 * once + 50


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hundred_kilobytes_meant_to_break_the_guard_are_read_to_the_end(unit: str) -> None:
    secret = " CCCD 031089012345."
    long = (unit * 100_000)[:100_000] + "\n" + secret
    assert mask_secrets(long).endswith(" CCCD •••.")
