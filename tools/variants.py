"""More texts to learn from: labelled ones in other layouts, and worse copies of them.

A text here is a list of lines, each with its role (``None`` where blank). ``relaid`` writes the
openings of a text in another style, all in the same one; the others do what printing, scanning and
extraction do to a text: furniture of pages, lost or doubled blank lines, joined lines, letters misread
as Tesseract misreads them. Names and themes are invented.
"""

import random
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from pathlib import Path

Lines = list[tuple[str, str | None]]

_MADE = tomllib.loads((Path(__file__).parent / "variants.toml").read_text("utf-8"))
_FAMILIES = (_MADE["ranks"], _MADE["ranks"], _MADE["numbers"], _MADE["numbers"], _MADE["bare"])
_LEAD = re.compile(
    r"^\W*(?:(?i:d[ée]lib[ée]ration|dcm|point|rapport|affaire|question|objet|n\s?°)\W*)*"
    r"(?:[A-Z]{0,5}[-_. ]?\d[\dA-Z]*(?:\s?[-_/.]\s?[A-Z]{0,4}-?\d+)*\s?[-–:.)/°]*\s*|[IVX]+\s?[-.)/]\s*|[A-Z]\s?[).]\s*)?"
    r"(?i:objet\s*:\s*)?"
)


def variant(rng: random.Random, lines: Lines) -> Lines:
    """Return a text in another layout where it has openings, and often somewhat spoilt."""
    made = relaid(rng, lines) or list(lines)
    if rng.random() < 0.4:
        made = _spaced(rng, made)
    if rng.random() < 0.3:
        made = _with_furniture(rng, made)
    if rng.random() < 0.2:
        made = _joined(rng, made)
    if rng.random() < 0.4:
        made = _misread(rng, made, rng.choice((0.12, 0.36)))
    return made


def relaid(rng: random.Random, lines: Lines) -> Lines | None:
    """Return a text with its openings written in another style; ``None`` where some have no title."""
    spans = _openings(lines)
    titles = [_title(lines, begin, end) for begin, end in spans]
    if not spans or any(len(title) < 7 for title in titles):
        return None
    style = _Style(rng)
    made: Lines = []
    position = 0
    for rank, ((begin, end), title) in enumerate(zip(spans, titles, strict=True)):
        made.extend(lines[position:begin])
        while made and not made[-1][0].strip():
            made.pop()
        if rank == 0 and len(spans) > 1 and rng.random() < 0.45:
            made.extend(style.agenda(titles))
        made.extend(style.heading(rank, title))
        position = end
    return [*made, *lines[position:]]


class _Style:
    """How one text writes its openings: one template, one case, one width for all."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._template = rng.choice(rng.choice(_FAMILIES))
        self._case = rng.choice(("upper", "plain upper", "", "", "", "plain"))
        self._width = rng.choice((60, 75, 90, 110, 400))
        self._above = rng.choice((0, 1, 1, 2))
        self._below = rng.choice((0, 0, 1))
        self._between = rng.choice((0, 0, 1))
        self._tail = rng.choice(("", "", "", "", ".", " :"))
        self._themed = rng.random() < 0.3
        self._service = rng.random() < 0.12
        self._speaker = rng.choice(_MADE["speakers"]) if rng.random() < 0.2 else ""
        self._first = rng.choice((0, 0, 0, rng.randrange(40)))
        year, part = rng.randrange(2008, 2027), rng.randrange(1, 9)
        self._values = {
            "Y": year, "yy": f"{year % 100:02}", "mm": f"{rng.randrange(1, 13):02}",
            "dd": f"{rng.randrange(1, 29):02}", "k": part, "S": _MADE["roman"][part],
        }  # fmt: skip

    def heading(self, rank: int, title: str) -> Lines:
        """Return the lines of an opening, with what stands above and below it."""
        rng = self._rng
        made: Lines = []
        if self._themed and (rank == 0 or rng.random() < 0.3):
            sign = rng.choice(("", f"{_MADE['roman'][rank % 20]}. ", f"{rank + 1} – ", "* "))
            made = [*self._blank(self._above), (f"{sign}{rng.choice(_MADE['themes'])}", "theme")]
        made.extend(self._blank(self._above))
        written = self._written(rank, title, self._template)
        made.append((written[0], "O"))
        made.extend((line, "T" if line else None) for line in written[1:])
        made.extend(self._blank(self._below))
        if self._speaker:
            made.append((self._speaker.format(N=rng.choice(_MADE["names"])), "body"))
        return made

    def agenda(self, titles: Sequence[str]) -> Lines:
        """Return an ordre du jour of the titles, in the style of the openings or another."""
        rng = self._rng
        own = rng.random() < 0.5
        template = self._template.replace("\n", " ") if own else rng.choice(_MADE["listed"])
        made: Lines = [("", None), (rng.choice(_MADE["agendas"]), "agenda")]
        for rank, title in enumerate(titles):
            made.extend((line, "agenda") for line in self._written(rank, title, template))
        return [*made, ("Questions diverses", "agenda")] if rng.random() < 0.5 else made

    def _blank(self, count: int) -> Lines:
        return [("", None)] * count

    def _written(self, rank: int, title: str, template: str) -> list[str]:
        number = self._first + rank + 1
        head, _title_mark, rest = template.partition("{T}")
        lead = head.format(
            n=number, nn=f"{number:02}", nnn=f"{number:03}", R=_MADE["roman"][min(number, 20) - 1],
            L=chr(65 + (number - 1) % 26), **self._values,
        )  # fmt: skip
        service = f"{self._rng.choice(_MADE['themes']).upper()} – " if self._service else ""
        *above, last = lead.split("\n")
        lines: list[str] = []
        for line in above:
            lines.extend([line.rstrip(), *[""] * self._between])
        return [
            *lines,
            *_wrapped(f"{last}{service}{_cased(title, self._case)}{self._tail}{rest}", self._width),
        ]


def _openings(lines: Lines) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    end = 0
    for begin, (_line, role) in enumerate(lines):
        if role != "O" or begin < end:
            continue
        end = begin + 1
        while end < len(lines) and (
            lines[end][1] == "T"
            or (not lines[end][0].strip() and end + 1 < len(lines) and lines[end + 1][1] == "T")
        ):
            end += 1
        spans.append((begin, end))
    return spans


def _title(lines: Lines, begin: int, end: int) -> str:
    text = " ".join(line.strip() for line, _role in lines[begin:end] if line.strip())
    for _ in range(2):
        match = _LEAD.match(text)
        if match and match.end() < len(text) - 5:
            text = text[match.end() :]
    return " ".join(text.split())


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def _cased(title: str, case: str) -> str:
    if "plain" in case:
        title = "".join(
            c for c in unicodedata.normalize("NFD", title) if not unicodedata.combining(c)
        )
    return title.upper() if "upper" in case else title[:1].upper() + title[1:]


def _spaced(rng: random.Random, lines: Lines) -> Lines:
    full = [entry for entry in lines if entry[0].strip()]
    return full if rng.random() < 0.5 else [part for entry in full for part in (entry, ("", None))]


def _with_furniture(rng: random.Random, lines: Lines) -> Lines:
    every, running, page = rng.randrange(30, 60), rng.choice(_MADE["running"]), 1
    made: Lines = []
    for index, entry in enumerate(lines, 1):
        made.append(entry)
        if index % every == 0:
            page += 1
            made.append((running.format(p=page), "signature"))
    return made


def _joined(rng: random.Random, lines: Lines) -> Lines:
    made: Lines = []
    for line, role in lines:
        above = made[-1] if made else ("", None)
        runs_on = role == above[1] == "body" and line.strip()[:1].islower() and above[0].strip()
        if runs_on and len(above[0]) < 400 and rng.random() < 0.5:
            made[-1] = (f"{above[0].rstrip()} {line.strip()}", "body")
        else:
            made.append((line, role))
    return made


def _misread(rng: random.Random, lines: Lines, rate: float) -> Lines:
    made: Lines = []
    for line, role in lines:
        if line.strip() and rng.random() < rate:
            for _ in range(rng.choice((1, 1, 2, 3))):
                right, wrong = rng.choice(_MADE["misread"])
                places = [match.start() for match in re.finditer(re.escape(right), line)]
                if places:
                    at = rng.choice(places)
                    line = f"{line[:at]}{wrong}{line[at + len(right) :]}"
        made.append((line, role))
    return made
