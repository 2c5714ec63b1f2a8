"""Lines that open a point by a number: figures, ranks, roman figures, letters."""

import re

from analyzers import fold_letters
from indexer.reading.parsing.facts.matieres import is_matter_line
from indexer.reading.parsing.lexicon import MONTH_NAME
from indexer.reading.parsing.lines.leads import lead, ordinal
from indexer.reading.parsing.lines.title_words import opens_title
from indexer.reading.parsing.openings import BODY, CARRIES_OUT, INITIALS, SITTING, has_verb, speaks
from indexer.reading.parsing.points.headings.heading import Family, Heading
from indexer.reading.parsing.points.headings.running_titles import capitals, is_ended, joined_title
from indexer.reading.parsing.view.cleaning import Line

_DIGITS = re.compile(
    r"^(?:[-*•>#]\s*)?(?P<word>(?:point|pt\.?|question|rapport|affaire|dossier|sujet|deliberation|delib\.?|projet)\s*(?:n\s?[°o]\s*)?|n\s?[°o]\s?)?(?P<n>\d{1,3})"
    r"\s?(?P<sep>°\)|°|er\)|[/.):,]|-(?!\d)|[-–—]\s|\s)\s*[-–:./)]{0,2}\s*(?P<rest>.*)$"
)
_DOTTED = re.compile(
    r"^(?P<n>(?:\d{1,2}|[ivx]{1,4})\s?[.-]\s?\d{1,2}|\d{1,2}[.-][a-h](?=\s?[):])|(?!m\s?(?:4|14|22|49|52|57)\b)[a-z]\s?[.-]?\s?\d{1,2}(?=\s?[.):-]))[.):]?\s*[-–:]?\s+(?P<rest>(?=[a-z«\"])[^\d].*)$"
)
_ROMAN = re.compile(
    r"^(?:point\s+)?(?P<n>[ivx]{1,6}|[il|!]{1,3})\s?(?P<sep>°\)|[/.):]|[-–—]{1,2}(?=\s|[a-z])|\s(?=[a-z]{3})|$)\s*[-–:./)]{0,2}\s*(?P<rest>.*)$"
)
#: « M. NOM » is a person.
_LETTER = re.compile(
    r"^(?!m\s?\.|(?:[a-z]\.\s?){2})(?P<n>[a-z])\s?(?P<sep>[/.)]|\s-\s|-\s)\s*(?P<rest>.*)$"
)
_NAMING = ("point", "question", "rapport", "affaire", "dossier", "sujet")
#: « QUESTION A », over its title.
_NAMED_LETTER = re.compile(
    rf"^(?:{'|'.join(_NAMING)})\s+(?P<n>[a-z])\s?(?P<sep>$|[.:]|[-–]\s)\s*(?P<rest>.*)$"
)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def numbered(lines: tuple[Line, ...], index: int) -> Heading | None:
    """Return what a figure, a rank, a roman figure or a letter opens on a line, ``None`` where none does."""
    line = lines[index]
    if ordinal(line.folded) and (first := lead(line)).values:
        title, after = joined_title(lines, index, first.rest)
        return Heading("chiffre", index, after, first.number, title, first.values[0], first.style)
    match = _DOTTED.match(line.folded)
    if match and not (line.text[match.start("rest")].islower() or is_matter_line(line.folded)):
        return _with_title(lines, index, "rang", match, 0, "")
    if match := _DIGITS.match(line.folded):
        return _digits(lines, index, match)
    match = _ROMAN.match(line.folded)
    if match and (value := _roman(match["n"])) and _upper(line.text, match) and not speaks(line):
        return _with_title(lines, index, "romain", match, value, "R")
    match = _NAMED_LETTER.match(line.folded) if line.folded.startswith(_NAMING) else None
    if match and line.text[match.start("n")].isupper():
        return _with_title(lines, index, "lettre", match, ord(match["n"]) - 96, "mot")
    match = _LETTER.match(line.folded)
    if match and not (INITIALS.match(line.folded) or speaks(line)):
        style = "A" if line.text[0].isupper() else "a"
        return _with_title(lines, index, "lettre", match, ord(match["n"]) - 96, style)
    return None


def _upper(written: str, match: re.Match[str]) -> bool:
    """Whether roman figures are written as such; where no sign follows them, before a title in capitals."""
    if match["sep"].isspace():
        return written[: match.end("n")].isupper() and capitals(written[match.start("rest") :])
    return written[: match.end("n")].strip().isupper() or not match["n"].strip("il|!")


#: What figures count, or are a part of: a sum, a date, an address.
_COUNTED = re.compile(
    r"(?:€|%|\d|h\b|sur\s|et\s|ou\s|euros|ans\b|m2|km|ha\b|voix|votes?\s+(?:pour|contre)|votes?\s*$|pour\b|contre\b|abst|"
    + MONTH_NAME
    + r"(?![a-z])|rue\b|avenue|place\b|bis\b|heures|habitants|membres)"
)


def _digits(lines: tuple[Line, ...], index: int, match: re.Match[str]) -> Heading | None:
    ordinal = int(match["n"])
    sep = match["sep"].strip()
    most = 999 if match["word"] else 199
    if not 1 <= ordinal <= most or not (sep or match["word"]):
        return None
    if _COUNTED.match(match["rest"]):
        return None
    style = "mot" if match["word"] and len(match["word"]) > 4 else (sep or " ")
    return _with_title(lines, index, "chiffre", match, ordinal, style)


def _with_title(
    lines: tuple[Line, ...],
    index: int,
    family: Family,
    match: re.Match[str],
    value: int,
    style: str,
) -> Heading | None:
    if CARRIES_OUT.match(match["rest"]):
        return None
    title, after = joined_title(lines, index, match.start("rest"))
    if len(title) < 3 or not any(char.isalpha() for char in title):
        return None
    if _names_again(title, lines, after) or _is_sigle(title, lines, after):
        title, after = joined_title(lines, after, 0)
    number = lines[index].text[match.start("n") : match.end("n")]
    if family == "romain":
        number = "I" * value if number.strip("Il|!") == "" else number
    if capitals(title):
        style += "C"
    return Heading(family, index, after, number, title, value, style)


def _names_again(title: str, lines: tuple[Line, ...], after: int) -> bool:
    """Whether a title is one word, « AVENANT », with which the longer title under it begins too."""
    if " " in title or after >= len(lines) or lines[after].gap:
        return False
    words = lines[after].folded.split()
    return len(words) >= _LEAST_UNDER and words[0] == fold_letters(title).rstrip(" :.")


def _is_sigle(title: str, lines: tuple[Line, ...], after: int) -> bool:
    """Whether a title is one word in capitals, « RGPD », over a longer one that tells its matter."""
    if not title.isalpha() or not title.isupper() or after >= len(lines) or lines[after].gap:
        return False
    line = lines[after]
    told = BODY.match(line.folded) or SITTING.match(line.folded) or is_ended(line.text)
    words = line.folded.split()
    return (
        len(words) > _LEAST_UNDER
        and not told
        and opens_title(line.folded)
        and not has_verb(line.folded, len(words[0]))
    )


#: Words of the title under a title of one.
_LEAST_UNDER = 3


def _roman(text: str) -> int | None:
    if not text.strip("il|!"):
        return len(text)
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES.get(char, 0)
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total or None
