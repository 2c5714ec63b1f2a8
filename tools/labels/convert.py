"""Turns labels with words into labels by place, and back: the texts stay out of the repository.

::

    python -m tools.labels.convert strip LABELS.jsonl TEXTS > OUT.jsonl
    python -m tools.labels.convert build LABELS.jsonl TEXTS > FULL.jsonl

A stripped label names its text by file name and SHA-256, acts by line numbers, titles, numbers and
persons by spans of characters. ``build`` refuses a text whose hash differs.
"""

import difflib
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Spans = list[list[int]]
#: Facts that are no words of the text but values: kept as they are.
_VALUES = ("type_document", "type_collectivite", "departement", "organe", "date_seance",
           "date_convocation", "membres_exercice", "presents", "votants", "collectivite", "corps")  # fmt: skip
_TYPOGRAPHY = str.maketrans("\u2019\u2018\u00a0\u202f", "''  ")


def records(path: Path) -> Iterator[Json]:
    """Yield the objects of a JSON Lines file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def strip(label: Json, text: str) -> Json:
    """Return a label without words of its text."""
    starts = line_starts(text)
    bare: Json = {"file": label["file"], "sha256": _hash(text)}
    bare.update({key: label.get(key) for key in _VALUES})
    for key in ("president", "secretaire"):
        bare[key] = _span(text, label.get(key))
    bare["actes"] = [_strip_act(act, text, starts) for act in label["actes"]]
    bare["points_sans_vote"] = [
        _strip_act(point, text, starts) for point in label.get("points_sans_vote", [])
    ]
    bare["roles"] = label["roles"]
    for key in ("membres", "citations"):
        if key in label:
            bare[key] = [_strip_words(item, text) for item in label[key]]
    bare["doute"] = bool(label.get("doute"))
    return bare


def build(bare: Json, text: str) -> Json:
    """Return a stripped label with the words that its spans cover."""
    if _hash(text) != bare["sha256"]:
        raise ValueError(f"{bare['file']}: another text than the labelled one")
    full: Json = dict(bare)
    for key in ("president", "secretaire"):
        full[key] = _words(text, bare[key])
    for key in ("actes", "points_sans_vote"):
        full[key] = [_build_item(item, text) for item in bare[key]]
    for key in ("membres", "citations"):
        if key in bare:
            full[key] = [_build_item(item, text) for item in bare[key]]
    return full


def line_starts(text: str) -> list[int]:
    """Return where each line of a text starts."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _strip_act(act: Json, text: str, starts: list[int]) -> Json:
    line = (act.get("titre") or [act.get("ouvre") or 1])[0]
    near = starts[min(line, len(starts)) - 1]
    bare: Json = {
        key: act[key] for key in ("vote", "matiere_code", "ouvre", "titre", "fin") if key in act
    }
    bare["numero"] = _span(text, act.get("numero"), near - 300) or _digits(act.get("numero"))
    bare["objet"] = _aligned(text, act.get("objet"), near)
    if "noms" in act:
        bare["noms"] = {
            side: [_span(text, name, near) for name in names] for side, names in act["noms"].items()
        }
    return bare


def _digits(number: str | None) -> str | None:
    """A number that the text writes in another way is a value."""
    return number or None


def _strip_words(item: Json, text: str) -> Json:
    return {
        key: _span(text, value) if key in ("nom", "pouvoir", "texte", "numero") else value
        for key, value in item.items()
    }


def _build_item(item: Json, text: str) -> Json:
    full: Json = {}
    for key, value in item.items():
        if key == "noms":
            full[key] = {
                side: [_words(text, span) for span in spans] for side, spans in value.items()
            }
        else:
            full[key] = _words(text, value) if key in _WORDED else value
    return full


_WORDED = ("numero", "objet", "nom", "pouvoir", "texte")


def _words(text: str, spans: Spans | str | None) -> str | None:
    if spans is None or isinstance(spans, str):
        return spans
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)


def _span(text: str, value: str | None, near: int = 0) -> Spans | None:
    """Where words stand in a text, blanks and apostrophes aside; the first place after ``near``."""
    if not value:
        return None
    pattern = r"\s+".join(re.escape(word) for word in value.translate(_TYPOGRAPHY).split())
    plain = text.translate(_TYPOGRAPHY)
    for start in (max(0, near), 0):
        for flags in (0, re.IGNORECASE):
            if match := re.compile(pattern, flags).search(plain, start):
                return [list(match.span())]
    return None


def _aligned(text: str, value: str | None, near: int) -> Spans | None:
    """The runs of words of a text that a title takes, looked for from its line on."""
    if not value:
        return None
    if whole := _span(text[: near + len(value) * 2 + 400], value, near):
        return whole
    window = [m.span() for m in re.finditer(r"\w+", text[near : near + 3 * len(value) + 600])]
    tokens = [text[near + a : near + b].casefold() for a, b in window]
    wanted = [word.casefold() for word in re.findall(r"\w+", value)]
    blocks = difflib.SequenceMatcher(None, tokens, wanted, autojunk=False).get_matching_blocks()
    spans = [
        [near + window[block.a][0], near + window[block.a + block.size - 1][1]]
        for block in blocks
        if block.size
    ]
    return spans or None


def main() -> None:
    """Convert the labels of the command line."""
    command, labels, texts = sys.argv[1:4]
    change = {"strip": strip, "build": build}[command]
    for label in records(Path(labels)):
        text = (Path(texts) / label["file"]).read_text("utf-8")
        print(json.dumps(change(label, text), ensure_ascii=False))


if __name__ == "__main__":
    main()
