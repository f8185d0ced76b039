"""Words a village volunteer would say aloud: short sentences, Vietnamese only, one thing to do at a time."""

import re
from collections.abc import Iterator
from statistics import median

import pytest

from starter.content import read_all
from tests.architecture.tree import ROOT
from tests.starter.reading import Read, source_names, split_sentences
from tests.starter.vietnamese import is_syllable

LONGEST_SENTENCE = 25
USUAL_SENTENCE = 15
NOT_READ_ALOUD = set("search_words source_name source_url slug key picture type icon url severity kind topic".split())
VERBS = """Bấm Báo Bật Bỏ Cất Chép Cho Chờ Chọn Chụp Cúp Dán Dặn Dừng Đánh Đặt Đếm Đến Để Điền Đọc Đổi Đưa Ghi Giữ Gõ
Gọi Gửi Hỏi In Kéo Khóa Lau Lấy Lưu Mang Mở Ngồi Nghe Nghĩ Nhận Nhập Nhắn Nhìn Nhờ Nói Nộp Quét Rút Soi Tải Tắt Tháo Thử
Tìm Tra Trả Treo Vào Viết Xem Xin Xóa""".split()
VERBS_OF_TWO = {"Đăng nhập", "Đồng ý", "Chuẩn bị", "Kiểm tra", "Xác nhận", "So sánh", "Cập nhật"}
JOINED = re.compile(r"(?:,| rồi| và| hoặc|;)\s+(\w+(?: \w+)?)")
GLOSSARY = ROOT / "docs" / "glossary.md"
SECTION = "## Words that stay as they are on public pages"

ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+(?:gov\.vn|vn|com|org)(?:/[\w./-]*)?|\.gov\.vn")
DOCUMENT = re.compile(r"\b\d+/(?:\d{4}/)?[A-ZĐẪ][\w-]*")
A_LETTER = re.compile(r"(?<=chữ )[A-Z]\b")
LETTERS = re.compile(r"\d*[^\W\d_]+\d*")


def rows_of_the_glossary() -> Iterator[tuple[str, str]]:
    """Each word that may stay, and what must be said with it."""
    section = GLOSSARY.read_text(encoding="utf-8").split(SECTION, 1)[1].split("\n## ", 1)[0]
    for line in section.splitlines():
        if line.startswith("| ") and not line.startswith("| Word "):
            words, said, _why = [cell.strip() for cell in line.strip("|").split("|")]
            yield from ((word.strip(), said) for word in words.split(","))


ALLOWED = dict(rows_of_the_glossary())
STAYS = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(word) for word in sorted(ALLOWED, key=len, reverse=True)) + r")(?!\w)", re.I
)


def strange_words(words: str) -> list[str]:
    """What is neither Vietnamese nor a number, an address, a document's sign or a word of the glossary."""
    for known in (ADDRESS, DOCUMENT, STAYS, A_LETTER):
        words = known.sub(" ", words)
    return [token for token in LETTERS.findall(words) if not is_syllable(token)]


def values(data: object) -> Iterator[str]:
    """Every text in a starter file that somebody reads, whatever its shape."""
    if isinstance(data, dict):
        for key, part in data.items():
            if key not in NOT_READ_ALOUD:
                yield from values(part)
    elif isinstance(data, list):
        for part in data:
            yield from values(part)
    elif isinstance(data, str):
        yield data


def length(sentence: str) -> int:
    return len(sentence.split())


@pytest.mark.parametrize("folder", ["guides", "alerts", "pages"])
def test_no_sentence_of_a_file_is_too_long_to_say_in_one_breath(folder):
    texts = [text for data in read_all(folder) for text in values(data)]
    spoken = [sentence for text in texts for sentence in split_sentences(text)]
    long = [sentence for sentence in spoken if length(sentence) > LONGEST_SENTENCE]
    assert not long, "\n".join(long)
    assert median(map(length, spoken)) <= USUAL_SENTENCE


def test_no_sentence_on_any_page_is_too_long_to_say_in_one_breath(site_read):
    spoken = {sentence for read in site_read for sentence in read.sentences()}
    long = [sentence for sentence in spoken if length(sentence) > LONGEST_SENTENCE]
    assert not long, "\n".join(long)
    assert median(map(length, spoken)) <= USUAL_SENTENCE


def test_every_page_is_mostly_short_sentences(site_read):
    heavy = [read.address for read in site_read if median(map(length, read.sentences())) > USUAL_SENTENCE]
    assert not heavy, "\n".join(heavy)


def test_every_word_on_every_page_is_vietnamese_or_stands_in_the_glossary(site_read):
    names = source_names()
    strange: dict[str, str] = {}
    for read in site_read:
        for block in read.blocks:
            for name in names:
                block = block.replace(name, " ")
            strange |= {word: f"{read.address}  {block}" for word in strange_words(block)}
    assert not strange, "\n".join(f"{word}: {where}" for word, where in sorted(strange.items()))


def test_the_walk_over_words_sees_what_is_not_vietnamese():
    text = "Bấm link trong app, rồi nhập CCCD ở dichvucong.gov.vn. VNeID hỏi OTP theo Luật 91/2025/QH15, mạng 5G."
    assert strange_words(text) == ["link", "app", "CCCD", "5G"]


def test_no_row_of_the_glossary_is_left_over(site_read):
    everything = " ".join(block for read in site_read for block in read.blocks).lower()
    unused = [word for word in ALLOWED if not re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", everything)]
    assert not unused, unused


def said_without(read: Read, promise: str) -> Iterator[str]:
    """The words of this page that need a few more, and do not get them."""
    text = " ".join(read.blocks).replace(promise, "")
    for word, said in ALLOWED.items():
        used = said and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
        if used and said.lower() not in text.lower():
            yield f"{read.address} {word}: {said}"


def test_a_page_that_uses_a_short_word_says_what_it_is(site_read):
    promise = "Tổ không hỏi mã OTP, không hỏi mật khẩu, không thu tiền."
    whole = [read for read in site_read if read.page and (read.page.depth > 3 or hasattr(read.page, "body"))]
    bare = [missing for read in whole for missing in said_without(read, promise)]
    assert not bare, "\n".join(bare)


def begins_with_a_verb(words: str) -> bool:
    first = words.split()
    return first[0] in VERBS or " ".join(first[:2]) in VERBS_OF_TWO


def asks_for_more(title: str) -> bool:
    return any(begins_with_a_verb(words.capitalize()) for words in JOINED.findall(title))


def test_every_step_begins_with_what_to_do_and_asks_for_one_thing():
    titles = [step["title"] for guide in read_all("guides") for step in guide["steps"]]
    assert titles
    wrong = [title for title in titles if not begins_with_a_verb(title) or asks_for_more(title)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("title", ["Bấm nộp, trả phí nếu có", "Mở VNeID rồi đăng nhập", "Mã hồ sơ", "Chọn và gửi ảnh"])
def test_the_walk_over_steps_sees_two_things_at_once_and_none(title):
    assert not begins_with_a_verb(title) or asks_for_more(title)
