"""Is this a Vietnamese syllable? Onset, rhyme and tone, as the language allows them.

A few English words are spelled like syllables ("in", "to", "me"); no spelling rule can tell those apart.
"""

import re
import unicodedata

ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
RHYMES = set(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uyn uynh uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu""".split()
)
AFTER_QU = {"y", "yt", "ych", "ynh", "yên", "yêt", "ăp", "ơt"}
NEEDS_ONSET = {"uơ", "uya", "uyu", "oong", "ooc", "oao"}
FRONT = "eêiy"
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền, sắc, ngã, hỏi, nặng
STOP = re.compile(r"(?:p|t|c|ch)$")
STOP_TONES = {"\u0301", "\u0323"}


def split_tone(word: str) -> tuple[str, list[str]]:
    """The word without its tone marks, and the tone marks."""
    letters = unicodedata.normalize("NFD", word.lower())
    bare = "".join(letter for letter in letters if letter not in TONES)
    return unicodedata.normalize("NFC", bare), [letter for letter in letters if letter in TONES]


def _spelled_right(onset: str, rhyme: str) -> bool:
    """c, g, ng stand before back vowels; k, gh, ngh before front ones."""
    if onset in {"k", "gh", "ngh"}:
        return rhyme[0] in FRONT
    return not (onset in {"c", "g", "ng"} and rhyme[0] in FRONT)


def _parts(bare: str) -> list[tuple[str, str]]:
    """Every way to take the word apart; what `gi` and `qu` share with the rhyme is given back to it."""
    ways = [("", bare)] + [(onset, bare[len(onset) :]) for onset in ONSETS if bare.startswith(onset)]
    return ways + [("gi", "i" + bare[2:])] * bare.startswith("gi")


def _fits(onset: str, rhyme: str) -> bool:
    if not rhyme:
        return False
    known = rhyme in RHYMES or (onset == "qu" and rhyme in AFTER_QU)
    lonely = not onset and rhyme in NEEDS_ONSET
    y_alone = onset and onset != "qu" and rhyme.startswith("yê")
    return known and not lonely and not y_alone and _spelled_right(onset, rhyme)


def is_syllable(word: str) -> bool:
    bare, tones = split_tone(word)
    if len(tones) > 1 or not any(_fits(onset, rhyme) for onset, rhyme in _parts(bare)):
        return False
    return not STOP.search(bare) or (len(tones) == 1 and tones[0] in STOP_TONES)
