"""A number as a spreadsheet shows it: « 38,25 % » for 0.3825 under the format ``0.00%``.

The codes are those of ECMA-376, part 1, 18.8.31: up to three sections (positive, negative, zero),
digits (``0 # ?``), ``,`` for thousands, ``%``, literals, elapsed time (``[h]``). Written as in French:
a comma, blanks between thousands. No library of Python that is kept up writes them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

#: Formats that need no code (18.8.30), those of money with the sign of the euro.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0", 43: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss",
} | dict.fromkeys((5, 6, 42), '#,##0 "€"') | dict.fromkeys((7, 8, 44), '#,##0.00 "€"')  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<blank>_.)|\*.|(?P<elapsed>\[(?:h+|m+|s+)\])'
    r"|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<test>[<>=]+)(?P<than>-?\d+(?:\.\d+)?)\]|\[[^\]]*\]"
    r"|(?P<half>AM/PM|A/P)|(?P<general>General|Standard)|(?P<time>[dyhms]+)|(?P<digit>[0#?])"
    r"|(?P<sign>[.,%])|(?P<odd>[/@E])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
#: What parts the sections: no semicolon in quotes or brackets, nor behind a backslash.
_SECTION = re.compile(r'(?<!\\);(?=(?:[^"]*"[^"]*")*[^"]*$)(?![^\[]*\])')

_TESTS = {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}

#: Codes and numbers longer than this are no format, and nothing that a cell shows.
_LONGEST, _LARGEST = 300, 1e15


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


@lru_cache(maxsize=4096)
def shown(value: float, code: str) -> str | None:
    """What a cell shows; ``None`` for days, fractions, powers of ten, and where the code says nothing."""
    if len(code) > _LONGEST or not abs(value) < _LARGEST:
        return None
    tokens, signed = _section(value, code)
    if not tokens and ";" in code:
        return ""  # a section that shows nothing hides the number
    kinds = {token.kind for token in tokens}
    times = "".join(token.text for token in tokens if token.kind == "time").lower()
    if "odd" in kinds or "d" in times or "y" in times:
        return None
    if "elapsed" in kinds or "time" in kinds:
        clock = "h" in times or "s" in times or "elapsed" in kinds
        return _clock(value, tokens) if clock and value >= 0 else None
    if kinds.isdisjoint(("digit", "general", "literal")) or kinds == {"general"}:
        return None
    try:
        said = _figure(Decimal(repr(abs(value))), tokens)
    except InvalidOperation:
        return None
    minus = "-" if signed and value < 0 and re.search(r"[1-9]", said) else ""
    return " ".join(f"{minus}{said.strip()}".split())


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of a code: its tokens, and the numbers that it is for where it says so (« [<10] »)."""

    tokens: tuple[_Token, ...]
    test: str
    than: float

    def takes(self, value: float) -> bool:
        order = (value > self.than) - (value < self.than)
        return not self.test or order in _TESTS.get(self.test, ())


def _section(value: float, code: str) -> tuple[tuple[_Token, ...], bool]:
    """The tokens that a number is shown by, and whether its minus is shown besides."""
    sections = _sections(code)
    if any(section.test for section in sections):
        return next((each.tokens for each in sections if each.takes(value)), ()), True
    rank = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    return sections[rank].tokens, rank != 1


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(map(_parsed, _SECTION.split(code)[:3]))


def _parsed(section: str) -> _Section:
    tokens: list[_Token] = []
    test, than = "", 0.0
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind == "than":
            test, than = match["test"], float(match["than"])
        elif kind in ("quoted", "escaped", "money", "other"):
            tokens.append(_Token("literal", match[kind]))
        elif kind == "blank":
            tokens.append(_Token("blank", " "))
        elif kind is not None:
            tokens.append(_Token(kind, match[kind]))
    return _Section(tuple(tokens), test, than)


def _figure(value: Decimal, tokens: Sequence[_Token]) -> str:
    """A number without its sign."""
    kinds = [token.text if token.kind == "sign" else token.kind for token in tokens]
    point = kinds.index(".") if "." in kinds else len(kinds)
    digits = [place for place, kind in enumerate(kinds) if kind == "digit"]
    last = digits[-1] if digits else -1
    thousands = 0
    while last + 1 + thousands < len(kinds) and digits and kinds[last + 1 + thousands] == ",":
        thousands += 1
    value = value.scaleb(2 * kinds.count("%") - 3 * thousands)
    decimals = [place for place in digits if place > point]
    wholes = [place for place in digits if place < point]
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    grouped = (
        any(kinds[place] == "," for place in range(wholes[0], wholes[-1])) if wholes else False
    )
    written = _wholes(whole, [(place, tokens[place].text) for place in wholes], grouped=grouped)
    written |= _decimals(part, [(place, tokens[place].text) for place in decimals])
    pieces: list[str] = []
    for place, token in enumerate(tokens):
        if token.kind == "digit":
            pieces.append(written.get(place, ""))
        elif kinds[place] == ".":
            pieces.append("," if any(written.get(each) for each in decimals) else "")
        elif token.kind == "general":
            pieces.append(f"{value:.10g}".replace(".", ","))
        elif token.kind in ("literal", "blank"):
            pieces.append(token.text)
        elif kinds[place] == "%":
            pieces.append("%")
    return "".join(pieces)


def _wholes(whole: str, places: Sequence[tuple[int, str]], *, grouped: bool) -> dict[int, str]:
    """The digits before the comma, each at its place; those without one at the first."""
    if not places:
        return {}
    zeros = sum(sign == "0" for _, sign in places)
    digits = whole.lstrip("0").rjust(zeros, "0")
    if grouped:
        return {places[0][0]: re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ", digits)}
    written: dict[int, str] = {}
    for place, _ in reversed(places[1:]):
        digits, written[place] = digits[:-1], digits[-1:]
    written[places[0][0]] = digits
    return written


def _decimals(part: str, places: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The digits behind the comma; zeros at the end only where the code asks for them."""
    written = {place: digit for (place, _), digit in zip(places, part, strict=False)}
    for place, sign in reversed(places):
        if sign == "0" or written.get(place) != "0":
            break
        written[place] = ""
    return written


def _clock(value: float, tokens: Sequence[_Token]) -> str:
    """Hours, minutes and seconds; what stands in brackets goes on counting."""
    seconds = round(value * 86_400)
    counts = {"h": seconds // 3_600, "m": seconds // 60, "s": seconds}
    halved = any(token.kind == "half" for token in tokens)
    pieces: list[str] = []
    for token in tokens:
        if token.kind == "elapsed":
            unit = token.text[1].lower()
            pieces.append(f"{counts[unit]:0{len(token.text) - 2}d}")
        elif token.kind == "time":
            unit = token.text[0].lower()
            count = counts[unit] % (24 if unit == "h" else 60)
            count = (count + 11) % 12 + 1 if unit == "h" and halved else count
            pieces.append(f"{count:0{min(len(token.text), 2)}d}")
        elif token.kind == "half":
            pieces.append("AM" if counts["h"] % 24 < 12 else "PM")
        elif token.kind == "literal":
            pieces.append(token.text)
    return " ".join("".join(pieces).split())
