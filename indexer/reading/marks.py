r"""Marks of Markdown, HTML and LaTeX in plain text, as converters and reading machines leave them.

What a mark says is kept where a line can say it (a ticked box, the cells of a table); the mark
itself becomes blank. **Every text keeps its length**: an offset in what comes out slices the file.

==============================  ==========================================================
``# Titre``, ``**gras**``       the words
``| a | b |``, ``<td>``         cells parted by tabs, a row a line
``<input … checked …>``         ``☑``, or ``☐`` where it is not ticked
``1^{er}``, ``n^{\circ}``       ``1er``, ``n°``
``1\.``                         ``1.``
``> cité``, ``\`` at an end      the words
``1^er^``, ``~~refusé~~``       ``1er``, blanks
==============================  ==========================================================

The syntax is that of CommonMark and its tables (GitHub Flavored Markdown), as far as acts use it.
"""

import re

_TAG_NAMES = (
    "a b br center del div em font h[1-6] hr i img input li mark ol p s small span strong sub sup "
    "table tbody td tfoot th thead tr u ul"
)
_TAG = re.compile(rf"</?({'|'.join(_TAG_NAMES.split())})\b[^<>\n]{{0,200}}>", re.IGNORECASE)
#: Possessive throughout: a line of blanks must not be tried in every way it can be cut.
_ROW_RULE = re.compile(
    r"\n[ \t]*+\|?+(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++(?:[ \t]*+:?-{2,}+:?)?[ \t]*+(?=\n|$)"
)
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t])|(?<=[ \t])#{1,6}[ \t]*$", re.MULTILINE)
#: What opens stands before a word and what closes after one: « (Pr**) » calls a note.
_STRONG = re.compile(
    r"(?<![\w*])(\*{2,3})(?=[^\s*])((?:(?!\n\s*\n)[^*]){1,600})(?<=\S)\1(?![\w*])"
    r"|(?<![\w_])(__)(?=[^\W_])((?:(?!\n\s*\n)[^_]){1,600})(?<=\S)\3(?![\w_])"
)
_EMPHASIS = re.compile(r"\*(?<![\w*]\*)(?=\S)([^*\n]{1,200})(?<=\S)\*(?![\w*])")
#: What was quoted (in mail too), where most lines are; a break that CommonMark writes out.
_QUOTED = re.compile(r"^(?:[ \t]{0,3}>)++", re.MULTILINE)
_HARD_BREAK = re.compile(r"(?<=\S)\\(?=\n)")
_BREAKS = re.compile(r"<br[ \t]*/?>(?=[ \t]*+\n)", re.IGNORECASE)
_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,600}(?<=\S)~~")
#: No sign of a phrase is raised: « Sfu^f;^b » is what optical reading makes of a stamp.
_CARETS = re.compile(r"(?<=\w)\^([^\s^;:!?]{1,8})\^")
_RAISING = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ESCAPED = re.compile(r"\\([-.#*_()\[\]|>+])")
_EXPONENT = re.compile(r"\^\{[^{}\n]{0,12}(?:\{[^{}\n]{0,12}\})?[^{}\n]{0,4}\}|\\mathbf(?=\{)")


#: Some writers of PDF set every hyphen as a soft one: beside a figure, one is meant.
_SOFT_HYPHEN = re.compile(r"(?<=[0-9A-Za-z])\u00ad(?=\d)|(?<=\d)\u00ad(?=[0-9A-Z])")


def hyphenated(text: str) -> str:
    """The text with hyphens for the soft ones of numbers: « 2031\u00ad276 »."""
    return _SOFT_HYPHEN.sub("-", text) if "\u00ad" in text else text


def blanked(text: str) -> str:
    """The text without its marks, of the same length."""
    if "\n>" in text and 2 * text.count("\n>") > text.count("\n") - text.count("\n\n"):
        text = _QUOTED.sub(_blank, text)
    if "<" in text:
        text = _TAG.sub(_tag, _BREAKS.sub(_blank, text))
    if "|" in text:
        text = _ROW_RULE.sub(_blank, text)
        text = _ROW.sub(_cells, text)
    if "^{" in text:
        text = _EXPONENT.sub(_exponent, text).replace("$", " ")
    if "~~" in text:
        text = _STRUCK.sub(_blank, text)
    if "^" in text:
        text = _CARETS.sub(_raised, text)
    if "\\" in text:
        text = _HARD_BREAK.sub(" ", text)
        text = _ESCAPED.sub(r"\1 ", text)
    if "#" in text:
        text = _HEADING.sub(_blank, text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(_plain, text)
    return _EMPHASIS.sub(r" \1 ", text) if "*" in text else text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _plain(match: re.Match[str]) -> str:
    said = match[2] or match[4]
    margin = " " * ((len(match.group()) - len(said)) // 2)
    return f"{margin}{said}{margin}"


def _tag(match: re.Match[str]) -> str:
    mark, name = match.group(), match.group(1).lower()
    closes = mark.startswith("</")
    said = ""
    if name == "input":
        said = "☑" if re.search(r"\bchecked\b", mark) else "☐"
    elif name in ("td", "th") and closes:
        said = "\t"
    elif name in ("tr", "p", "li", "div", "br") and not closes:
        said = "\n"
    return said.ljust(len(mark))


def _cells(match: re.Match[str]) -> str:
    row = match.group()
    first, last = row.index("|"), row.rindex("|")
    cells = row[first + 1 : last].replace("|", "\t")
    return f"{row[:first]} {cells} {row[last + 1 :]}"


def _raised(match: re.Match[str]) -> str:
    """What Markdown raises: « 1^er^ »; a power of ten stays one."""
    power = match.string[: match.start()].endswith("10")
    said = match[1].translate(_RAISING) if power else match[1]
    return said.ljust(len(match.group()))


def _exponent(match: re.Match[str]) -> str:
    kind = "er" if "er" in match.group() else "°" if "circ" in match.group() else ""
    return kind.ljust(len(match.group()))
