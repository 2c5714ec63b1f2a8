"""Repairs of a whole text before it is cut into words: what extraction and OCR broke.

Each :class:`Repair` is one rule: a regular expression, what replaces it, and the characters without
which it cannot apply (so that a clean text costs one look). :func:`repair` is the fast way,
:func:`repair_aligned` the same with, for each character kept, where it stood in the original.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from analyzers.frozen import dataclass
from analyzers.wordlists import word_set

#: Words that end a line with a hyphen of their own: « Hauts-de-⏎France », « compte-⏎rendu ».
_KEEPS_HYPHEN_AFTER: Final = word_set(
    "a ante apres arriere au aux avant celle celles celui ceux chef contre d de demi des deux dix du"
    " elle elles en entre est et eux ex grand grande haut haute hauts hautes hors l la le les lez"
    " libre lui mal meme mi mille mise moi moyen non nord nous nouveau nouvelle nu ouest outre par"
    " pas petit plein plus porte pour presque quarante cinquante soixante trente vingt quasi quatre"
    " rendez rez s saint sainte sans sauf soi sous st ste sud sur tiers toi trois tout un une val"
    " vice vis vous compte procès proces laissez garde main chauffe lave aller savoir peut week"
)
#: Words that begin a line after a hyphen of their own: « Saint-Denis-⏎en-Val », « celui-⏎ci ».
_KEEPS_HYPHEN_BEFORE: Final = word_set(
    "a au aux ce ci d de des du elle elles en est et il ils je l la le les lez lès là meme même"
    " memes mêmes moi ne nous on projet rendu rendus saint sainte ses sous sur t toi tu un une verbal"
    " verbaux vous y adjoint adjoints"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One rule: where ``pattern`` is found, put what ``replacement`` makes of the match.

    ``needles`` are characters one of which must stand in a text for the rule to apply; none means
    that Unicode's own quick check decides (composition).
    """

    name: str
    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]
    needles: str = ""

    def concerns(self, text: str) -> bool:
        """Say, at the cost of a glance, whether the rule may change the text."""
        if not self.needles:
            return not text.isascii() and not unicodedata.is_normalized("NFC", text)
        return any(map(text.__contains__, self.needles))


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _letter_l(_: re.Match[str]) -> str:
    return "l"


def _plain(match: re.Match[str]) -> str:
    """Write raised and lowered signs on the line."""
    return unicodedata.normalize("NFKC", match.group())


def _nothing(_: re.Match[str]) -> str:
    return ""


def keeps_hyphen(before: str, after: str) -> bool:
    """Say whether the hyphen that a line ends on between two words is one that they have in its middle too.

    >>> keeps_hyphen("compte", "rendu"), keeps_hyphen("munici", "pal")
    (True, False)
    """
    return before.lower() in _KEEPS_HYPHEN_AFTER or after.lower() in _KEEPS_HYPHEN_BEFORE


_LAST_WORD: Final = re.compile(r"[^\W\d_]+\Z")


def _join_line(match: re.Match[str]) -> str:
    """Take the hyphen away, unless it is one the word has in the middle of a line too."""
    before = _LAST_WORD.search(match.string[max(0, match.start() - 30) : match.start()])
    right = match.group("right")
    return match.group() if before is None or keeps_hyphen(before.group(), right) else right


#: A line's first word, in lower case: a capital says that the hyphen is the word's own.
_NEXT_LINE: Final = r"[ \t\r]*\n\s*(?P<right>(?![A-ZÀ-ÖØ-Þ])[^\W\d_]+)"

#: The repairs, in the order they apply. The order is part of the rules.
REPAIRS: Final[tuple[Repair, ...]] = (
    Repair(
        "invisibles",
        re.compile("\u00ad[ \t\r]*\n?|[\u200b-\u200d\u2060\ufeff]"),
        _nothing,
        "\u00ad\u200b\u200c\u200d\u2060\ufeff",
    ),
    Repair("composition", re.compile(r".[\u0300-\u036f]+", re.DOTALL), _compose),
    # « m² », « CO₂ »; a figure after a longer word or after a number calls a note.
    Repair(
        "raised figures",
        re.compile(
            r"[²³₂₃₄](?<=(?<![^\W\d_])[^\W\d_].)|[²³₂₃₄](?<=(?<![^\W\d_])[^\W\d_]{2}.)|[²³₂₃₄](?<=(?<![^\W\d_])[^\W\d_]{3}.)"
        ),
        _plain,
        "²³₂₃₄",
    ),
    Repair("raised letters", re.compile("[ᵃ-ᵗʰʳˢⁿ]+"), _plain, "ᵉᵒʳᵈˢ"),
    Repair("bars for l", re.compile(r"(?<=[a-zà-öø-ÿ])\|(?=[a-zà-öø-ÿ])"), _letter_l, "|"),
    Repair("line-end hyphens", re.compile("-" + _NEXT_LINE), _join_line, "\n"),
    Repair("line-end signs", re.compile("[‐¬]" + _NEXT_LINE), _join_line, "‐¬"),
)


_NEEDLES: Final = "".join(rule.needles for rule in REPAIRS[:-2]).replace("|", r"\|")
#: Signs that one of these rules looks for. It begins with one set of characters, by which `re` skips the others.
_SIGNS: Final = re.compile(rf"[{_NEEDLES}‐¬-](?:(?<=[{_NEEDLES}])|[ \t\r]*\n)")
#: Characters of a text in which one look for all of them costs less than a look for each.
_SHORT: Final = 600


def sound(text: str) -> bool:
    """Say whether a short text is seen at once to need no repair."""
    return (
        len(text) <= _SHORT
        and not _SIGNS.search(text)
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    )


def repair(text: str) -> str:
    r"""Mend what extraction broke in a text, letters and spaces otherwise untouched.

    >>> repair("l’inter-\ncommunalité des Hauts-de-\nFrance")
    'l’intercommunalité des Hauts-de-\nFrance'
    """
    if sound(text):
        return text
    for rule in REPAIRS:
        if rule.concerns(text):
            text = rule.pattern.sub(rule.replacement, text)
    return text


@dataclass(frozen=True, slots=True)
class Aligned:
    """A repaired text, and where each of its characters begins and ends in the original.

    ``starts`` and ``ends`` are ``None`` where the text did not change.
    """

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a piece of the repaired text (``start < end``)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def repair_aligned(text: str) -> Aligned:
    r"""Do what :func:`repair` does, and keep the way back to the original.

    >>> aligned = repair_aligned("inter-\ncommunal")
    >>> aligned.text, aligned.span(0, 13)
    ('intercommunal', (0, 15))
    """
    if sound(text):
        return Aligned(text)
    original = text
    starts: list[int] = []
    ends: list[int] = []
    for rule in REPAIRS:
        if rule.concerns(text) and rule.pattern.search(text):
            if text is original:
                starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
            text, starts, ends = _apply(rule, text, starts, ends)
    return Aligned(text) if text == original else Aligned(text, tuple(starts), tuple(ends))


def _apply(
    rule: Repair, text: str, starts: list[int], ends: list[int]
) -> tuple[str, list[int], list[int]]:
    """Apply one rule; what replaces a match takes the offsets of its last characters.

    A replacement is never longer than what it replaces.
    """
    out: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    done = 0
    for match in rule.pattern.finditer(text):
        new = rule.replacement(match)
        keep = match.end() - len(new)
        out += (text[done : match.start()], new)
        new_starts += starts[done : match.start()] + starts[keep : match.end()]
        new_ends += ends[done : match.start()] + ends[keep : match.end()]
        done = match.end()
    out.append(text[done:])
    return "".join(out), new_starts + starts[done:], new_ends + ends[done:]
