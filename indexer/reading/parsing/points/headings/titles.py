"""Titles that bear no number: told by their place and by what follows them."""

import re

from indexer.acts.formulas import ACTING, DECIDING, GRANTING, any_of
from indexer.reading.parsing.lines.title_words import names_matter
from indexer.reading.parsing.openings import (
    BODY,
    DAY_ALONE,
    LABEL,
    LETTERHEAD,
    LETTERHEAD_LINES,
    OPENED,
    SITTING,
    SITTING_DAY,
    first_word,
    has_verb,
    speaks,
)
from indexer.reading.parsing.points.headings.heading import Heading
from indexer.reading.parsing.points.headings.running_titles import (
    MAX_TITLE,
    capitals,
    is_ended,
    joined_title,
    opens_sentence,
)
from indexer.reading.parsing.view.cleaning import CleanText, Line

_BULLET = re.compile(r"(?:[•▪●■◆➢❖✓➔➤►→*]|-(?=\s))\s*")
#: « • Fixent la cotisation », above « • Maintiennent le tarif »: items of one decision.
_DECISION = re.compile(
    rf"(?:{_BULLET.pattern})(?:{any_of((*DECIDING, *GRANTING, *ACTING))})(?:nt)?\b"
)
_WORD = re.compile(r"[a-z]{4}")
#: Cells, amounts and figures behind a label are of a table.
_OF_TABLE = re.compile(r"[|\t]|\d\s?€|\s:\s*\d")
_SENTENCE_END = re.compile(r"[.;:!?)]\s*$")
_DASHES = ("-", "--", "o", "•", ">")


def plain_titles(clean: CleanText) -> list[Heading]:
    """Return the lines that read as a title: short, no verb, no full stop, then a body."""
    lines = clean.lines
    found: list[Heading] = []
    index = 0
    over = themes(lines)
    while index < len(lines):
        if index in over or not is_title(lines, index):
            index += 1
            continue
        title, after = joined_title(lines, index, 0)
        if after > index + 1 and is_ended(lines[after - 1].text):
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
            and not opens_sentence(lines[after])
        ):
            more, after = joined_title(lines, after, 0)
            title = f"{title} - {more}" if len(title) + len(more) < MAX_TITLE else title
        found.append(Heading("titre", index, after, None, title, style=style))
        index = after
    return found


#: Words and letters of a theme. One alone is as often a title, with its subtitle.
_THEME = re.compile(r"[^\W\d_]{3,}(?:[ '’-][^\d\s.;:]+){0,3}")
_LONGEST_THEME = 48
_FEWEST_THEMES = 2


def themes(lines: tuple[Line, ...]) -> frozenset[int]:
    """Return the lines over titles of several points: « FINANCES ⏎ Tarifs de la cantine ⏎ … ⏎ PERSONNEL ⏎ … »."""
    found = frozenset(at for at in range(len(lines) - 1) if _is_theme(lines, at))
    return found if len(found) >= _FEWEST_THEMES else frozenset()


def _is_theme(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line of few words in capitals stands over a title in small letters, marked out by the same bullet."""
    if len(lines[at].text) > _LONGEST_THEME or lines[at].text[-1].islower():
        return False  # as most lines are
    bullet, below = _BULLET.match(lines[at].text), _BULLET.match(lines[at + 1].text)
    text = lines[at].text[bullet.end() if bullet else 0 :]
    if not (_THEME.fullmatch(text) and capitals(text)):
        return False
    title = lines[at + 1].text[below.end() if below else 0 :]
    if not title[:1].isupper() or capitals(title):
        return False
    if bullet and below:  # the report may follow on the line
        return bullet.group() == below.group()
    return not (bullet or below) and is_title(lines, at + 1)


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
        if index and not line.gap and _DECISION.match(lines[index - 1].folded):
            return False
        line = Line(
            line.start + bullet.end(),
            line.end,
            line.text[bullet.end() :],
            line.folded[bullet.end() :],
            line.gap,
        )
    # Most lines are those of a paragraph: their shape or the line above tells it, before their words.
    if index + 1 >= len(lines) or not _is_shaped(line.text):
        return False
    if (index and _goes_on(lines[index - 1], line)) or not _is_worded(line):
        return False
    if index < LETTERHEAD_LINES and LETTERHEAD.match(line.folded):
        return False
    text = line.text
    if text.endswith(":") and lines[index + 1].text[0] in "-•·*=>✓":
        return False
    marked = bullet is not None and line.gap > 0 and _style(lines[index].text) not in ("-", "*")
    return marked or _before_body(lines, index, text)


def may_be_title(line: Line) -> bool:
    """Tell whether the shape and the words of a line, wherever it stands, may be those of a title."""
    return _is_shaped(line.text) and _is_worded(line)


def _is_shaped(text: str) -> bool:
    """Whether a line begins and ends as a title may, and is neither too short nor too long."""
    if not 4 <= len(text) <= 160 or not (text[0].isupper() or text[0] in '«"'):
        return False
    return not (is_ended(text) or text[-1] in ",€%")


def _is_worded(line: Line) -> bool:
    """Whether the words of a line, wherever it stands, may be those of a title."""
    text = line.text
    if (
        BODY.match(line.folded)
        or SITTING.match(line.folded)
        or LABEL.match(line.folded)
        or DAY_ALONE.fullmatch(line.folded)
        or SITTING_DAY.fullmatch(line.folded)
        or OPENED.match(line.folded)
        or has_verb(line.folded, first_word(line.folded))
    ):
        return False
    letters = sum(map(str.isalpha, text))
    if letters < 0.6 * len(text.replace(" ", "")) or not _WORD.search(line.folded):
        return False
    return not _OF_TABLE.search(text) and names_matter(text, line.folded)


def _goes_on(previous: Line, line: Line) -> bool:
    """Whether a line goes on from the one before it, or is an item of its list."""
    if line.gap:
        return False
    if previous.text in _DASHES:
        return True
    return len(previous.text) >= 60 and not _SENTENCE_END.search(previous.text)


def _before_body(lines: tuple[Line, ...], index: int, text: str) -> bool:
    """Whether a body follows a line, or the lines that its title runs on."""
    _title, after = joined_title(lines, index, 0)
    if after >= len(lines):
        return False
    following = lines[after]
    return (
        bool(BODY.match(following.folded) or LABEL.match(following.folded) or speaks(following))
        or following.gap > 0
        or (len(following.text) > 55 and not following.text[0].islower())
        or text.endswith(":")
        or following.text[0] in "-•·*"
        or following.folded.startswith(("n°", "deliberation n"))
    )
