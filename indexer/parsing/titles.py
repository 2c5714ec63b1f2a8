"""Titles that bear no number: told by their place and by what follows them."""

import re

from indexer.parsing.cleaning import CleanText, Line
from indexer.parsing.headings import (
    BODY,
    ENDS,
    MAX_TITLE,
    SITTING,
    VERB,
    Heading,
    capitals,
    first_word,
    joined_title,
)
from indexer.parsing.wording import names_matter

_BULLET = re.compile(r"(?:[•▪●■◆➢❖✓➔➤►→*]|-(?=\s))\s*")

_AMOUNT = re.compile(r"[+-]?\s?\d[\d .,]*\s*(?:€|%|euros)?(?:\s*(?:ht|ttc))?$")
_DASHES = ("-", "--", "o", "•", ">")
_BODY_KIND = re.compile(r"\b(?:syndicat|communaute|centre\s+communal)\b[^.;:]*$")


def plain_titles(clean: CleanText) -> list[Heading]:
    """Return the lines that read as a title: short, no verb, no full stop, then a body."""
    lines = clean.lines
    found: list[Heading] = []
    index = 0
    while index < len(lines):
        if not is_title(lines, index):
            index += 1
            continue
        title, after = joined_title(lines, index, 0)
        if after > index + 1 and ENDS.search(lines[after - 1].text):
            index = after
            continue
        # Two titles on end, with nothing between them, are one title.
        style = _style(lines[index].text)
        while (
            after < len(lines)
            and after < index + 6
            and style in ("", "capitales")
            and _style(lines[after].text) == style
            and is_title(lines, after)
        ):
            more, after = joined_title(lines, after, 0)
            title = f"{title} - {more}" if len(title) + len(more) < MAX_TITLE else title
        found.append(Heading("titre", index, after, None, title, style=style))
        index = after
    return found


def _style(text: str) -> str:
    """How a title is marked out: by a bullet, by capitals, or by nothing."""
    bullet = _BULLET.match(text)
    if bullet:
        return bullet.group().strip()
    return "capitales" if capitals(text) else ""


def is_title(lines: tuple[Line, ...], index: int) -> bool:
    """Tell whether a line may be a title."""
    line = lines[index]
    bullet = _BULLET.match(line.text)
    if bullet:
        if bullet.group().strip() in ("-", "*") and not line.gap:
            return False
        line = Line(
            line.start + bullet.end(),
            line.end,
            line.text[bullet.end() :],
            line.folded[bullet.end() :],
            line.gap,
        )
    text = line.text
    if not (4 <= len(text) <= 160) or index + 1 >= len(lines):
        return False
    if not (text[0].isupper() or text[0] in '«"') or ENDS.search(text) or text[-1] in ",€%":
        return False
    if (
        BODY.match(line.folded)
        or SITTING.match(line.folded)
        or VERB.search(line.folded, first_word(line.folded))
    ):
        return False
    letters = sum(char.isalpha() for char in text)
    if letters < 0.6 * len(text.replace(" ", "")) or not re.search(r"[a-z]{4}", line.folded):
        return False
    if "|" in text or "\t" in text or re.search(r"\d\s?€|\s:\s*\d", text):
        return False
    if not names_matter(text) or (text.endswith(":") and lines[index + 1].text[0] in "-•·*=>✓"):
        return False
    previous = lines[index - 1] if index else None
    if previous is not None and previous.text in _DASHES and not line.gap:
        return False  # an item of a list
    if text[0] in '«"' and previous and not line.gap and _BODY_KIND.search(previous.folded):
        return False  # the name of the body, under its kind
    opens = (
        line.gap > 0
        or previous is None
        or bool(re.search(r"[.;:!?)]\s*$", previous.text))
        or len(previous.text) < 60
    )
    marked = bullet is not None and line.gap > 0 and _style(lines[index].text) not in ("-", "*")
    return opens and (marked or _before_body(lines, index, text))


def _before_body(lines: tuple[Line, ...], index: int, text: str) -> bool:
    """Whether a body follows a line, or the lines that its title runs on."""
    _title, after = joined_title(lines, index, 0)
    if after >= len(lines):
        return False
    following = lines[after]
    if _AMOUNT.match(following.folded):
        return False
    return (
        bool(BODY.match(following.folded))
        or following.gap > 0
        or (len(following.text) > 55 and not following.text[0].islower())
        or text.endswith(":")
        or following.text[0] in "-•·*"
        or following.folded.startswith(("n°", "deliberation n"))
    )
