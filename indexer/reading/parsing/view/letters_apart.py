"""Titles whose letters are set apart: « D E L I B E R A T I O N  D U  C O N S E I L » is read « DELIBERATION DU CONSEIL ».

Writers widen a heading with a blank behind each letter; words are parted by more. Rows of letters that tell votes
(« P P C A P ») stay as they are.
"""

import re

#: The commonest letter stands alone in nearly all titles so set.
_ALONE = " E "
_APART = re.compile(r" (?=[A-ZÀ-Ý] [A-ZÀ-Ý'’] [A-ZÀ-Ý'’])(?<=[A-ZÀ-Ý] )")
_SIGN = r"(?:[A-ZÀ-Ý0-9]|['’.°/-](?! [-–—]))"
#: All of a line, behind its rank; its colon and what that tells may follow.
_RUN = re.compile(
    rf"(?:(?<=\n)|(?<=\n )|(?<=\d[-–./)] )|(?<=\d [-–] )|\A)[A-ZÀ-Ý](?: {{1,4}}{_SIGN}){{4,}}(?=[ \t]*(?:\n|:|\Z))"
)
_LEAST_LETTERS, _FEWEST, _LONGEST_WORD = 5, 4, 18


def with_letters_joined(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with such words whole, and where each character stood; ``None`` where it has none."""
    if _ALONE not in text or not _APART.search(text):
        return None
    pieces: list[str] = []
    positions: list[int] = []
    last = 0
    for run in _RUN.finditer(text):
        if not _is_spaced(run.group()):
            continue
        for begin, end in _kept(run, last):
            pieces.append(text[begin:end])
            positions.extend(range(begin, end))
        last = run.end()
    if not last:
        return None
    pieces.append(text[last:])
    positions.extend(range(last, len(text) + 1))
    return "".join(pieces), tuple(positions)


def _is_spaced(run: str) -> bool:
    """Whether letters are those of words, of several kinds; of words that nothing parts none is known."""
    letters = [sign for sign in run if sign.isalpha()]
    longest = max(len(word) for word in re.split(r" {2,}", run)) // 2 + 1
    return (
        len(letters) >= _LEAST_LETTERS
        and len(set(letters)) >= _FEWEST
        and _FEWEST <= longest <= _LONGEST_WORD
        and bool(set("EIO") & set(letters))
    )


def _kept(run: re.Match[str], begin: int) -> list[tuple[int, int]]:
    """The spans that stay from a place on: a blank that follows a blank, and no other, is one of the words."""
    spans: list[tuple[int, int]] = []
    for blanks in re.finditer(r" +", run.group()):
        at = run.start() + blanks.start()
        spans.append((begin, at + (len(blanks.group()) > 1)))
        begin = run.start() + blanks.end()
    return [*spans, (begin, run.end())]
