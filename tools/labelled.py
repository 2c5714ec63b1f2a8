"""Labelled texts, with the role of each line: what the reader of lines learns from.

Two kinds of labels meet here. ``tools/labels`` gives every line its role. The older labelled sets
tell only where acts begin and what they are called: there a line is an opening, a title, or unknown.
Bodies stand in folds: those of ``wild/folds.json`` as they are there, others by a hash of their name.
"""

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzers import fold_letters as fold
from indexer.reading.parsing.points.cutting import rules_points
from indexer.reading.parsing.view.cleaning import CleanText, clean
from tools.labels.convert import build, line_starts, records

#: Roles that the model tells apart, from those of the labels.
ROLES = {
    "visa": "body",
    "rapporteur": "body",
    "presence": "head",
    "decision": "D",
    "vote": "D",
    "furniture": "signature",
    "number": "O",
    "title": "O",
    "title+": "T",
}
FOLDS = 5
#: The fold of the bodies that the rules of old were written on: never measured as if unseen.
HOME = 0
_SMALL = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "par",
        "pour",
        "sur",
        "un",
        "une",
    ]
)
_MOST_TITLE_LINES = 9

Labels = list[str | None]


@dataclass(slots=True)
class Labelled:
    """A labelled text: its name, its set, its fold, its labels whole, and the role of each line."""

    name: str
    text: str
    group: str
    fold: int
    gold: dict[str, Any]
    opens: list[int] = field(default_factory=list)
    titles: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[int, int, str]] | None = None
    acts_labelled: bool = True

    def labels(self, view: CleanText) -> Labels:
        """Return the role of each line of the cleaned text, ``None`` where it is not known."""
        starts = [view.origin(line.start) for line in view.lines]
        labels: Labels = [None] * len(starts)
        if self.roles is not None:
            labels = _dense(self.roles, starts)
        for begin, end in self.titles if self.roles is None else ():
            for index in range(_line_at(view, starts, begin), bisect_left(starts, end)):
                labels[index] = "T"
        for offset in self.opens:
            if labels:
                labels[_line_at(view, starts, offset)] = "O"
        return labels


def _dense(roles: list[tuple[int, int, str]], starts: list[int]) -> Labels:
    written = ["body"] * len(starts)
    for begin, end, role in roles:
        for index in range(bisect_left(starts, begin), bisect_right(starts, end)):
            written[index] = role
    labels: Labels = []
    for before, role in zip(["", *written], written, strict=False):
        goes_on = role == "title" and before in ("title", "number")
        labels.append("T" if goes_on else ROLES.get(role, role))
    return labels


def _line_at(view: CleanText, starts: list[int], offset: int) -> int:
    index = max(0, bisect_right(starts, offset) - 1)
    ends = view.origin(view.lines[index].end - 1)
    return index + 1 if ends < offset and index + 1 < len(starts) else index


def labelled(corpus: Path, labels: Path) -> Iterator[Labelled]:
    """Yield all labelled texts of a folder of corpora, and of a folder of labels of its texts."""
    wild = corpus / "wild"
    folds = json.loads((wild / "folds.json").read_text("utf-8"))["corps"]
    for gold in records(wild / "gold.jsonl"):
        yield _sparse(gold, wild / "docs", "wild", gold["pli"])
    for gold in records(wild / "invented" / "gold.jsonl"):
        if gold["file"].endswith((".txt", ".md")):
            yield _sparse(gold, wild / "invented" / "docs", "invented", gold["pli"])
    for path in sorted(labels.glob("*.jsonl")):
        for bare in records(path):
            text = (wild / "unlabelled" / bare["file"]).read_text("utf-8")
            yield _whole(build(bare, text), text, body_fold(bare["corps"], folds))
    for gold in records(corpus / "gold.jsonl"):
        folder = next((f for f in ("seeds", "texts") if (corpus / f / gold["file"]).exists()), None)
        if folder:
            yield _sparse(gold, corpus / folder, "home", HOME)


def body_fold(name: str, folds: dict[str, int]) -> int:
    """Return the fold of a body, that of the same body where one is known."""
    key = _letters(name)
    known = next((number for body, number in folds.items() if _letters(body) == key), None)
    return known or int(hashlib.sha256(key.encode()).hexdigest(), 16) % FOLDS + 1


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", fold(name))


def _whole(gold: dict[str, Any], text: str, number: int) -> Labelled:
    starts = [*line_starts(text), len(text) + 1]

    def at(line: int) -> int:
        return starts[min(line, len(starts) - 1) - 1]

    points = [*gold["actes"], *gold["points_sans_vote"]]
    return Labelled(
        gold["file"],
        text,
        "labels",
        number,
        gold,
        [at(point["ouvre"]) for point in points if point.get("ouvre")],
        [],
        [(at(first), at(last + 1) - 1, role) for first, last, role in gold["roles"]],
    )


def _sparse(gold: dict[str, Any], folder: Path, group: str, number: int) -> Labelled:
    text = (folder / gold["file"]).read_text("utf-8")
    found = Labelled(gold["file"], text, group, number, gold)
    found.acts_labelled = gold.get("actes_labelled", True)
    begin = 0
    likely = {point.start for point in rules_points(clean(text))} if group == "home" else set()
    for point in [*gold.get("actes", []), *gold.get("points_sans_vote", [])]:
        title = None
        if "ouvre" not in point and point in gold["actes"]:
            # No place is labelled: the title as it stands last, after the ordre du jour.
            title = title_anywhere(text, point["objet"], begin, likely)
            begin = title[1] if title else begin
        offset = point.get("debut") or (text.find(point["ouvre"]) if point.get("ouvre") else -1)
        offset = title[0] if title else offset
        if offset < 0:
            continue
        found.opens.append(offset)
        if span := title or title_span(text, offset, point.get("objet") or ""):
            found.titles.append(span)
    return found


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", fold(text)) if word not in _SMALL]


def title_span(text: str, start: int, objet: str) -> tuple[int, int] | None:
    """Return the lines from an offset on that hold the words of an objet, half of them at least."""
    rest = _words(objet)
    needed, position, missed = len(rest), start, 0
    first = last = -1
    for _ in range(_MOST_TITLE_LINES):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        words = _words(text[position:stop])
        left = list(rest)
        for word in words:
            if word in left:
                left.remove(word)
        hits = len(rest) - len(left)
        if words and 2 * hits >= len(words) and (hits > 1 or hits in (len(words), len(rest))):
            rest, last, missed = left, stop, 0
            first = position if first < 0 else first
        elif words:
            missed += 1
        if (first >= 0 and missed) or missed > 5 or not rest or stop >= len(text):
            break
        position = stop + 1
    return (first, last) if first >= 0 and 2 * len(rest) <= needed else None


def title_anywhere(text: str, objet: str, begin: int, likely: set[int]) -> tuple[int, int] | None:
    """Return the place of a title after an offset: of those most alike, one where a point begins.

    Where no place is labelled, the words of the label and the layout (``likely``) tell it together.
    """
    best: tuple[float, tuple[int, int]] | None = None
    wanted = set(_words(objet))
    for position in line_starts(text):
        if position < begin:
            continue
        span = title_span(text, position, objet)
        line = text[position : text.find("\n", position)]
        if span and span[0] == position and _words(objet)[0] in _words(line):
            words = _words(text[span[0] : span[1]])
            share = sum(word in wanted for word in words) / len(words)
            share += 0.5 * any(position <= start < span[1] for start in likely)
            if best is None or share > best[0]:
                best = (share, span)
    return best[1] if best else None
