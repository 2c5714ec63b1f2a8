"""What the model sees of each line: its lead, its shape, its words, its place, what repeats.

Features are short strings; those of the lines around it are seen through weights of their own
(``model``), so each line is described once. Nothing here decides: weights are learned
(``tools/train_lines.py``).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.acts.formulas import DECIDING, GOVERNING, GRANTING, any_of
from indexer.reading.parsing.lexicon import ASSEMBLY, opening_words
from indexer.reading.parsing.lines.leads import Lead
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, Line

#: Cues of what a line does, each met anywhere in it.
_CUES = Pattern(
    r"\b(?:(?P<unanimity>unanim\w*)|(?P<deliberated>(?:apres|en) (?:en )?avoir (?:\w+ )?delibere\w*)"
    r"|(?P<vote>voix|votes?|votants|suffrages|pour :|contre|abstentions?|majorite)"
    r"|(?P<passed>(?:adopt|approuv|valid|accept|vot)ee?s?(?= a\b| par\b|\W*$))"
    r"|(?P<postponed>(?:ajourn|report|retir|rejet)ee?s?|ajournement|sursis|sursoit)"
    r"|(?P<noted>(?:prend|prennent|prendre|pris|donne|donner) acte|dont acte)"
    rf"|(?P<decide>{any_of((*DECIDING, *GRANTING, *GOVERNING))}|retient|cree|vote)(?:nt)?"
    r"|(?P<propose>propose|proposee?s?|proposition|demande)"
    rf"|(?P<assembly>{ASSEMBLY}|commission permanente|membres)"
    r"|(?P<present>presente?s?|absente?s?|excusee?s?|pouvoirs?|procurations?|representee?s?|quorum|secretaire|convocation|convoquee?s?|exercice)"
    r"|(?P<former>proces[- ]verba(?:l|ux)|compte[- ]?rendu)"
    r"|(?P<agenda>ordre du jour)|(?P<law>code|cgct|article|loi|decret)|(?P<visa>vu|considerant)"
    r"|(?P<closing>seance est levee|leve la seance|fait a|ainsi fait|epuise)|(?P<news>questions? diverses?|informations?|communications?|questions? orales?|decisions? (?:du|prises))"
    r"|(?P<speaker>monsieur|madame|m\.|mme|mr|rapporteure?)|(?P<verb>est|sont|a ete|ont|sera|expose|rappelle|informe|presente|precise|indique|explique|remercie|donne lecture|souhaite|il|elle|qui|que|qu|nous|on)"
    r"|(?P<euro>euros?|ttc|ht))\b"
)  # fmt: skip
_MONEY = "€%"
_WORD = re.compile(r"[a-z]{2,}")
_LENGTHS = (3, 8, 15, 25, 40, 60, 80, 100, 140)
_PLACES = (1, 3, 6, 12, 25, 50, 100)
_MOST_GAP = 3
_ENDS = dict.fromkeys(".:;,)-?!…»|", "")


def features(clean: CleanText, leads: Sequence[Lead]) -> list[list[str]]:
    """Return the features of each line of a text."""
    lines = clean.lines
    count = len(lines)
    rows = [
        # A plain text: what is remembered of a line does not hold the text that it is cut out of.
        [*_own(line.text, str(line.folded), first.rest, first.style)]
        for line, first in zip(lines, leads, strict=True)
    ]
    _cues(clean, rows)
    _repeats(lines, leads, rows)
    _ranks(leads, rows)
    gaps = [min(line.gap, _MOST_GAP) for line in lines]
    at = [bisect_left(_PLACES, index) for index in range(count)]
    for index, (row, gap, after, above, below) in enumerate(
        zip(rows, gaps, [*gaps[1:], _MOST_GAP], at, reversed(at), strict=False)
    ):
        row += f"gap={gap}{after}", f"at={above}", f"end={below}", f"tenth={10 * index // count}"
    return rows


@lru_cache(maxsize=4096)
def _own(text: str, folded: str, rest: int, style: str) -> tuple[str, ...]:
    """The features of the words of a line; a body's texts share a third of their lines."""
    body = text[rest:]
    words = _WORD.findall(folded, rest, rest + 160)
    case = _case(body)
    last = text[-1]
    end = last if last in _ENDS else "d" if last.isdigit() else "a"
    size = bisect_left(_LENGTHS, len(text))
    found = [
        "l=" + style,
        f"n={size}",
        "k=" + case,
        "e=" + end,
        f"ke={case}{end}{min(size, 6)}",
    ]
    if style:
        found.append(f"lk={style[:1]}{case}{end}")
    if words:
        head = words[0]
        found.append("h=" + head)
        if head in opening_words():
            found.append("noun")
        if len(words) > 1:
            found.append(f"h2={head}_{words[1]}")
            found.append("t=" + words[-1])
            found.extend(["w=" + word for word in dict.fromkeys(words[1:12]) if len(word) > 3])
    else:
        found.append("wordless")
    if "|" in text or "\t" in text:
        found.append("cells")
    return tuple(found)


def _case(body: str) -> str:
    """C: capitals; W: a first word in capitals; c: a capital; s: small letters; 0: no letter."""
    if body.isupper():
        return "C"
    first = body[:1]
    if first.isupper():
        word = body.split(" ", 1)[0]
        return "W" if len(word) > 3 and word.isupper() else "c"
    return "s" if first.islower() else "0"


def _cues(clean: CleanText, rows: list[list[str]]) -> None:
    """One pass over the text for all cues."""
    starts = [line.start for line in clean.lines]
    cues = [(match.start(), match.lastgroup or "") for match in _CUES.finditer(clean.folded)]
    for sign in _MONEY:
        cues += [(place, "money") for place in _places(clean.folded, sign)]
    for place, name in cues:
        index = bisect_right(starts, place) - 1
        if index < 0:
            continue
        row = rows[index]
        if name not in row:
            row.append(name)
        if place - starts[index] < 3:
            row.append("^" + name)


def _places(text: str, sign: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _repeats(lines: Sequence[Line], leads: Sequence[Lead], rows: list[list[str]]) -> None:
    """What comes again: a running head, or a point that the ordre du jour announced."""
    keys = [
        line.folded[first.rest :].rstrip(" .:;,-0123456789")
        for line, first in zip(lines, leads, strict=True)
    ]
    counts = Counter(key for key in keys if len(key) > 8)
    seen: set[str] = set()
    for key, row in zip(keys, rows, strict=True):
        times = counts[key]
        if times > 1:
            row.append(f"again={min(times, 4)}{'later' if key in seen else 'first'}")
            seen.add(key)


def _ranks(leads: Sequence[Lead], rows: list[list[str]]) -> None:
    """Whether a number follows one of its style, and how many share it."""
    last: dict[str, int] = {}
    totals = Counter(first.style for first in leads if first.style)
    for first, row in zip(leads, rows, strict=True):
        if first.style:
            row.append(f"same={min(totals[first.style], 5)}")
        if first.values:
            step = first.values[-1] - last.get(first.style, 0)
            row.append(f"step={step if 0 <= step < 4 else 'x'}")
            last[first.style] = first.values[-1]
