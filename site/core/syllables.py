"""What may be one Vietnamese syllable, and where run-together words may be cut.

Works on folded words with one i (core.text.fold, core.text.one_i). Pure, never raises.
"""

from collections.abc import Container

LONGEST = 40  # letters of a run-together word that are looked at
PIECE = range(2, 9)  # letters of one word inside it

_ONSETS = frozenset(
    ["", *"b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()]
)  # đ is folded to d, a lone q is none
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu
    i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot
    u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu
    uy uya uych uyen uyet uynh uyt uyu
    """.split()
)


def is_syllable(word: str) -> bool:
    """True for what Vietnamese spelling allows: ``"nghieng"``; not for ``"ddieenj"`` or ``"vneid"``."""
    return any(word[:length] in _ONSETS and word[length:] in _RIMES for length in range(min(3, len(word)) + 1))


def pieces(word: str) -> set[str]:
    """Every part of ``word`` that may be a word of its own; whoever knows the words says which are."""
    word = word[:LONGEST]
    return {word[at : at + size] for at in range(len(word)) for size in PIECE if at + size <= len(word)}


def cut(word: str, known: Container[str]) -> tuple[str, ...]:
    """The fewest known words that make up ``word``: ``("dinh", "danh")``; () when there are none."""
    word = word[:LONGEST]
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for size in PIECE:
            before = best[end - size] if size <= end else None
            piece = word[end - size : end]
            if before is not None and piece in known and (best[end] is None or len(before) + 1 < len(best[end] or ())):
                best[end] = (*before, piece)
    found = best[len(word)] or ()
    return found if len(found) > 1 else ()
