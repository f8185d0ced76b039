"""Codes that can be said over the telephone: two everyday words and four digits, "lúa sông 4821".

Three spellings of one code:

* as made and said: ``"lúa sông 4821"`` (``new_code``);
* as kept and looked up: ``"lua-song-4821"``, plain ASCII (``code_key``);
* as shown: ``"lúa–sông 4821"``, with an en dash (``display_code``).

No two words sound alike where people swap l/n, ch/tr, s/x or d/gi/r (domain brief, section 9.3), so a
code heard wrongly in one of these ways still finds its request.
"""

import re
import secrets

from core.text import clean_line, fold

# One syllable, known to everyone, nothing rude or sad even without diacritics. Only ever add words:
# a word taken away would leave the codes already given without their diacritics.
WORDS: tuple[str, ...] = tuple(
    """
    lúa ngô khoai sắn vừng mía rau cải bầu bí mướp gừng nghệ sả ớt húng hành gạo thóc rơm bắp cau dừa ổi
    nhãn vải cam quýt chanh táo mận đào hồng xoài gấc nho na thị khế tre trúc thông quế hồi bàng phượng
    hoa sen cúc mai nụ búp gốc ngọn tán sông suối núi đồi rừng biển hồ ruộng vườn đồng mương bến bờ vịnh
    kênh đất đá cát nước trăng sao mây mưa nắng gió trời sương xuân sáng trưa khuya ngày tuần tết hè trâu
    bê gà vịt ngan ngỗng mèo thỏ ngựa cừu voi nai hươu sóc nhím gấu ong ếch cóc yến én vẹt vạc sếu công cá
    tôm cua ốc mực cơm xôi bánh phở bún miến cháo nem kẹo mứt mật sữa trứng canh kem bột ruốc nhà giếng
    bếp nồi bát thìa mâm ấm chén bàn gối chăn chiếu quạt gương rèm chum bình gốm đĩa ly phích hộp áo giày
    dép túi ví khuy nơ len kim nhung gấm thêu dệt vòng viền sách bút thước tem loa chuông đàn nhạc hát xe
    tàu thuyền phao chèo lưới phà tháp cuốc liềm thúng mẹt gùi cối phên nia củi khóa nút kẹp kính bông gỗ
    gạch ngói sơn thép nhôm nhựa vàng ngọc xanh tím nâu biếc thôn xóm vui tươi thơm ngọt bùi giòn nồng
    lành mềm nhanh tròn vuông ngoan xinh hiền thảo cười bơi nhảy gặt gieo đọc viết diều tay tóc răng mũi
    nhịp tương sáp khung khăn
    """.split()
)

_DIGITS = 4
_SHAPE = re.compile(r"([a-z]+(?: [a-z]+)*) ?([0-9](?: ?[0-9]){3})")
_LONGEST_WORD = 7  # letters: nghiêng
_LEAD_INS = frozenset({"ma", "code", "so", "la", "cua", "toi", "yeu", "cau"})  # "mã của tôi là …"
_SOUNDS = (  # at the head of a folded word: what is written, what is heard
    (re.compile("^ngh"), "ng"),
    (re.compile("^gh"), "g"),
    (re.compile("^gi(?=[aouy]|eo?$)"), "d"),
    (re.compile("^(?:g(?=i)|r)"), "d"),
    (re.compile("^tr"), "ch"),
    (re.compile("^x"), "s"),
    (re.compile("^l"), "n"),
)


def new_code() -> str:
    """Return a fresh code as it is said, ``"lúa sông 4821"``: two different words, digits 0000 to 9999.

    Drawn with ``secrets``; there are more than 600 million. Whether it is taken is for the caller to ask.
    """
    first, second = secrets.SystemRandom().sample(WORDS, 2)
    return f"{first} {second} {secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"


def new_word_pair() -> str:
    """Return two different words, ``"sen trúc"``: what whoever comes to the door must say.

    Drawn anew for each visit and independent of the code, so that a code overheard opens no door.
    """
    return " ".join(secrets.SystemRandom().sample(WORDS, 2))


def code_key(text: str) -> str | None:
    """Return the key ``"lua-song-4821"`` of a code as typed or heard, or None when it has not that shape.

    The shape is two different words of 2 to 7 letters and then four digits. Case, diacritics and whatever
    stands between the parts do not matter: ``"Lúa – Sông 48 21"``, ``"LUA_SONG_4821"``. Words of our list
    may run together where only one reading is possible (``"luasong4821"``), be heard with swapped sounds
    (``"núa xông"``) and follow ``"mã của tôi là"``. Other words are kept as typed: no request has them.
    """
    found = _SHAPE.fullmatch(fold(text))
    words = _two_words(found[1].split()) if found else None
    if found is None or words is None or words[0] == words[1]:
        return None
    return "-".join([*words, found[2].replace(" ", "")])


def display_code(key_or_code: str) -> str:
    """Return a code as it is shown, ``"lúa–sông 4821"``; what is no code comes back as a clean line."""
    key = code_key(key_or_code)
    if key is None:
        return clean_line(key_or_code)
    first, second, digits = key.split("-")
    return f"{_WRITTEN.get(first, first)}–{_WRITTEN.get(second, second)} {digits}"


def sound(word: str) -> str:
    """Return what is left of a word when sounds that people swap count as one: ``"núa"`` gives ``"nua"``.

    ``word``: one syllable, any spelling. Two words with the same answer are easily taken for each other.
    """
    folded = fold(word)
    for written, heard in _SOUNDS:
        if written.match(folded):
            return written.sub(heard, folded)
    return folded


def _two_words(words: list[str]) -> list[str] | None:
    said_before = next((place for place, word in enumerate(words) if word not in _LEAD_INS), len(words))
    words = words[min(said_before, max(len(words) - 2, 0)) :]
    if len(words) == 1:
        return _unglued(words[0])
    if len(words) != 2 or not all(2 <= len(word) <= _LONGEST_WORD for word in words):
        return None
    known = [_BY_SOUND.get(sound(word), word) for word in words]
    return None if known[0] in _LEAD_INS and known[0] not in _WRITTEN else known


def _unglued(letters: str) -> list[str] | None:
    """Part two words of the list that run together; None when there is no way or more than one."""
    cuts = range(2, min(len(letters), _LONGEST_WORD + 1))
    ways = [(letters[:cut], letters[cut:]) for cut in cuts]
    known = [[first, second] for first, second in ways if first in _WRITTEN and second in _WRITTEN]
    return known[0] if len(known) == 1 else None


_WRITTEN = {fold(word): word for word in WORDS}
_BY_SOUND = {sound(word): fold(word) for word in WORDS}
