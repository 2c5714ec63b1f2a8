"""Codes of the nomenclature beside the number of an act, or alone under it: « 2031-12 – 7.5.1 », « N° 12 (5.7) ».

They are no part of the number, and no title: the text is looked at without them, and the act keeps them as its matter.

Source: national ACTES nomenclature (see ``matieres``); forms observed in published acts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.reading.parsing.facts.matieres import is_label
from indexer.reading.parsing.facts.numbers.leading_numbers import line_number
from indexer.reading.parsing.view.cleaning import CleanText, Line, clean
from indexer.referentials import matiere_label

_INTRODUCED = (
    r"(?:(?:code|matieres?|nomenclature|classification|domaines?|sous-domaines?|rubrique|theme|actes?)\b"
    r"[\s.:n°-]{0,5}){1,3}"
)
#: A code between what parts it from a number and its label, to the end of a line.
_MATTER = re.compile(
    rf"(?P<matter>(?:(?<=\s)|(?<=[-–/|(\[])|^)[(\[]?(?P<introduced>{_INTRODUCED})?(?P<code>[1-9]\.\d{{1,2}})(?:\.\d{{1,2}}){{0,2}}[)\]]?"
    r"(?:\s*[-–:./]?\s*(?P<label>[a-z][^\n\d]{3,90}))?[)\]]?)$"
)
_CODE = re.compile(r"[1-9]\.(?<![\d.,/_-]..)\d{1,2}(?:\.\d{1,2}){0,2}(?![\d.,]\d|\d)")
_PARTING = " \t-–—/|:.,"
#: « 145/2031 », which before a code is no period.
_SHORT = re.compile(r"\d{1,4}\s?[-/.]\s?(?:19|20)\d\d|\d\d\s?[-/.]\s?\d{3}")
#: What numbers an act and not its rank: a year, a word before it, three figures.
_OF_ACT = re.compile(r"(?:19|20)\d\d|\d{3}|\bn\s?°|\b(?:deliberation|delib|acte|dcm|dcc)\b")


def without_codes(text: str, seen: CleanText) -> CleanText:
    """Return a text, seen before, without the codes beside its numbers; ``seen`` itself where there are none."""
    spans = list(_codes(seen))
    if not spans:
        return seen
    written = list(text)
    for start, end, _code in spans:
        for at in range(start, end):
            written[seen.origin(at)] = " "
    matters = tuple((seen.origin(start), code) for start, _end, code in spans)
    return replace(clean("".join(written)), matters=matters)


def _codes(seen: CleanText) -> Iterator[tuple[int, int, str]]:
    """Where codes stand beside a number, or right under one, and which."""
    lines, last = seen.lines, -1
    starts = [line.start for line in lines]
    for rank in sorted(
        {bisect_right(starts, code.start()) - 1 for code in _CODE.finditer(seen.folded)}
    ):
        found = _MATTER.search(lines[rank].folded) if rank >= 0 else None
        if found is None or not _is_code(found):
            continue
        line = lines[rank]
        number = len(line.text[: found.start()].rstrip(_PARTING + "(["))
        above = lines[rank - 1] if rank else None
        if not (
            _is_number(line, number) if number else above and _is_number(above, len(above.text))
        ):
            continue
        # Rows of a list have nothing but the label for a title.
        row = number and found["label"] and _follows(lines, rank + 1)
        if not row and last != rank - 1:
            yield line.start + number, line.end, found["code"]
        last = rank if row else last


def _is_code(found: re.Match[str]) -> bool:
    """Whether the nomenclature holds a code, and what is said behind it is its label."""
    told = found["label"] is None or found["introduced"] or is_label(found["code"], found["label"])
    return bool(told and matiere_label(found["code"]))


def _follows(lines: Sequence[Line], rank: int) -> bool:
    """Whether another number and code begin a line."""
    return rank < len(lines) and _CODE.search(lines[rank].folded) is not None


def _is_number(line: Line, end: int) -> bool:
    """Whether the number of an act is all that a line holds up to a place in it."""
    text = line.text[:end].rstrip(_PARTING + "([")
    if not any(map(str.isdigit, text)):
        return False
    if _SHORT.fullmatch(text):
        return True
    folded = line.folded[: len(text)]
    number = line_number(Line(line.start, line.start + len(text), text, folded, line.gap))
    return bool(number and not text[number[1] :].strip(_PARTING) and _OF_ACT.search(folded))
