"""Boxes of a printed form: what is not ticked was not decided.

Word's three kinds of boxes come from extraction as Unicode boxes; a form may also be drawn in
letters (« [x] », « ( ) ») or bear its box behind the words (« Adopté à l'unanimité : ☒ »). The
words of an empty box are left out of what a vote is read in, where another box is ticked, or where
no box of a form is: none of its words then says what was decided.
"""

import re
from dataclasses import dataclass

from indexer.reading.parsing.patterns.pattern import Pattern

_TICKED = r"[☑☒✓✔✗✘✕✖🗹🗷⊠▣■◼]|[\[(]\s?[xv✓✔✗]\s?[\])]|\|[xv]\|"
_EMPTY = r"[☐□▢❏❑❒⬜◻◯○]|\[\s{0,3}\]|\(\s{1,3}\)|\[_\]|\|_{1,3}\|"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")
#: Signs of boxes, each sooner looked for alone than all of them, and what opens one that is drawn.
_SIGNS = "☑☒✓✔✗✘✕✖🗹🗷⊠▣■◼☐□▢❏❑❒⬜◻◯○"
_MAY_DRAW = re.compile(r"[\[(][\s_xv✓✔✗\])]|\|[xv_]{1,3}\|")
#: A letter alone behind a label, « Adopté à l'unanimité : X », or nothing at all.
_LABELLED = Pattern(
    r"(?P<label>\badopte\w{0,3}\s+a\s+(?:l'unanimite|la\s+majorite)|\brejete\w{0,2})[ \t]*:"
    r"[ \t]*(?P<tick>(?:[xv]|oui)\b|[✓✔✗✘☑☒]|[\[(]\s?x\s?[\])])?"
)
#: « Unanimité : oui », « Majorité : non », « Adopté à l'unanimité ✓ »: results side by side, one marked.
_MARKED = Pattern(
    r"(?P<label>\b(?:(?:adopte|approuve)\w{0,2}\s+)?(?:a\s+)?(?:l'|la\s+)?(?:unanimite|majorite)\b|\b(?:rejete|refuse)\w{0,2}\b|\brejet\b)"
    r"[ \t]*:?[ \t]*(?:(?P<tick>oui\b|[xv](?=\s*(?:$|\n))|[✓✔✗✘☑☒🗹])|(?P<no>non\b))?"
)
_RESULT = re.compile(
    r"unanimite|majorite|adopt|approuv|rejet|refus|favorable|pour\b|contre\b|oui\b|non\b"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Choice:
    """The words beside a box."""

    start: int
    end: int
    ticked: bool


def without_empty_boxes(folded: str) -> str:
    """Return a folded text without the words whose box is empty."""
    choices = _boxed(folded) or _labelled(folded) or _answered(folded)
    worded = [choice for choice in choices if _RESULT.search(folded, choice.start, choice.end)]
    ticked = sum(choice.ticked for choice in worded)
    if len(worded) < _FEWEST or ticked == len(worded):
        return folded
    kept, position = [], 0
    for choice in worded:
        if not choice.ticked:
            kept.append(folded[position : choice.start])
            position = choice.end
    return _SIGN_OF_TICK.sub(" ", "".join((*kept, folded[position:])))


#: What is left of a box whose words stand.
_SIGN_OF_TICK = re.compile(_TICKED)


def _answered(folded: str) -> list[_Choice]:
    """« Unanimité : oui / Majorité : non », « Unanimité ✓  Majorité  Rejet »: each label once."""
    found = list(_MARKED.finditer(folded))
    told = [match for match in found if match["tick"] or match["no"]]
    if len(found) < _FEWEST or not any(match["tick"] for match in told):
        return []
    if len({match["label"] for match in found}) < len(found):
        return []
    return [_Choice(match.start(), match.end(), match["tick"] is not None) for match in found]


def _boxed(folded: str) -> list[_Choice]:
    """The words of each box: behind it, or before it where its line begins with words."""
    choices: list[_Choice] = []
    if not (any(sign in folded for sign in _SIGNS) or _MAY_DRAW.search(folded)):
        return []
    boxes = list(_BOX.finditer(folded))
    if all(box["ticked"] for box in boxes) and len(boxes) < _FEWEST:
        return []
    for index, box in enumerate(boxes):
        line = folded.rfind("\n", 0, box.start()) + 1
        stop = folded.find("\n", box.end())
        stop = len(folded) if stop < 0 else stop
        if index and boxes[index - 1].end() > line:
            line = boxes[index - 1].end()
        if index + 1 < len(boxes):
            stop = min(stop, boxes[index + 1].start())
        leads = _leads(folded, box)
        start, end = (line, box.end()) if leads else (box.start(), stop)
        choices.append(_Choice(start, end, box["ticked"] is not None))
    return choices


def _leads(folded: str, box: re.Match[str]) -> bool:
    """Whether the words of a line stand before its first box."""
    line = folded.rfind("\n", 0, box.start()) + 1
    first = _BOX.search(folded, line)
    before = folded[line : first.start() if first else box.start()]
    return bool(_RESULT.search(before))


def _labelled(folded: str) -> list[_Choice]:
    """« Adopté à l'unanimité : X » and « Adopté à la majorité : », each label once."""
    found = list(_LABELLED.finditer(folded))
    if len({match["label"] for match in found}) < max(_FEWEST, len(found)):
        return []
    return [_Choice(match.start(), match.end(), match["tick"] is not None) for match in found]
