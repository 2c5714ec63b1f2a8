"""Pages set in two columns, as old word-processor files give them: a margin and the act beside it.

Many registers bear a margin of facts (« Nombre de membres », « Date de la convocation ») beside the
text. Where a file keeps it as a table, each line mixes both: the text is read first, and the
margin, which repeats on each page, once, after the opening lines.

Source: layouts observed in published registers; CGCT, art. R2121-9.
"""

import re

#: Possessive: a line of blanks must not be tried in every way it can be cut.
_ROW = re.compile(r" *+\|?(?P<margin>[^|\t\n]*+)[|\t](?P<text>[^|\t\n]*+)\|?[ \t]*$")
_LEAST_ROWS = 25
#: Lines of the text that the margin follows.
_OPENING = 8


def in_one_column(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the text with its margin moved, and where each character stood; else ``None``."""
    if text.count("|") + text.count("\t") < _LEAST_ROWS:
        return None
    spans: list[tuple[int, int]] = []
    margin: list[tuple[int, int]] = []
    seen: set[str] = set()
    rows = bare = start = 0
    for line in text.split("\n"):
        row = _ROW.match(line)
        begin, end = row.span("text") if row else (0, len(line))
        spans.append((start + begin, start + end))
        if row:
            rows += 1
            words = " ".join(row["margin"].split())
            bare += not words
            if words and words not in seen:
                seen.add(words)
                margin.append((start + row.start("margin"), start + row.end("margin")))
        start += len(line) + 1
    # A table of figures fills its cells; a margin is mostly empty.
    if not margin or rows < _LEAST_ROWS or 2 * rows < len(spans) or 2 * bare < rows:
        return None
    return laid(text, _with_margin(text, spans, margin))


def _with_margin(
    text: str, spans: list[tuple[int, int]], margin: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The spans of the text, the margin put at the first blank line after the opening."""
    filled = 0
    for index, (begin, end) in enumerate(spans):
        blank = not text[begin:end].strip()
        if blank and filled >= _OPENING:
            return [*spans[: index + 1], *margin, *spans[index:]]
        filled += not blank
    return [*spans, *margin]


def laid(text: str, spans: list[tuple[int, int]]) -> tuple[str, tuple[int, ...]]:
    """Return some spans of a text, a line each, and where each character stood."""
    pieces: list[str] = []
    positions: list[int] = []
    for begin, end in spans:
        pieces.append(text[begin:end])
        positions.extend(range(begin, end + 1))
    return "\n".join(pieces) + "\n", (*positions, len(text))
