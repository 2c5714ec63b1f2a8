"""A cleaned view of a text whose every character stands where the original one stood.

Rules read ``CleanText.text`` (typography made uniform, slips of OCR mended where the mend has the
same length) or ``CleanText.folded`` (the same in lower case without accents). Both have the length
of the source, so an offset found in them slices the source too. The one exception, a text in which
accents are separate characters (NFD, as some PDF writers leave), is composed first and keeps a map.

Slips mended, as Tesseract and older engines make them on French acts: ``I'`` and ``I"`` for ``l'``,
``ln`` and ``lm`` for ``In`` and ``Im``, ``1°'`` for ``1er``, ``O`` and ``l`` for figures between figures.
Slips of other lengths (``ceuvre``, ``aod(t``) are known to the patterns that meet them, and to ``tidy``
which makes the texts shown.
"""

import re
import string
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from analyzers import fold_letters
from indexer.acts.formulas import STAMPED
from indexer.reading.marks import blanked, hyphenated
from indexer.reading.parsing.patterns.word_starts import Prose, WordStarts
from indexer.reading.parsing.view.answered import with_answers_apart
from indexer.reading.parsing.view.bare_ranks import with_signed_ranks
from indexer.reading.parsing.view.broken_words import with_whole_words
from indexer.reading.parsing.view.columns import in_one_column
from indexer.reading.parsing.view.count_columns import with_named_counts
from indexer.reading.parsing.view.letters_apart import with_letters_joined
from indexer.reading.parsing.view.margins import without_margin
from indexer.reading.parsing.view.parted_lines import with_parted_lines
from indexer.reading.parsing.view.ranked_codes import without_ranks_beside_codes
from indexer.reading.parsing.view.side_by_side import in_reading_order
from indexer.reading.parsing.view.spacing import evenly_spaced
from indexer.reading.parsing.view.unbroken import with_lines
from indexer.reading.parsing.view.wrapped_rows import with_whole_rows

_SAME_LENGTH = {
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
                    "\u205f\u3000\ufeff\u200b\u00ad", " "),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4\u2032`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ac", "-"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    **dict.fromkeys("\r\v\f\u0085\u2028\u2029", "\n"),
    "\x00": " ",
    "\u00ba": "°",
    "\u02da": "°",
}  # fmt: skip
_TYPOGRAPHIC = re.compile(f"[{''.join(_SAME_LENGTH)}]")
#: Tags that no converter of ``marks`` knows, « <o:p> »; « <12 mars 2031> » is none.
_TAGS = re.compile(r"<(?! ?\d)[^<>\n]{1,60}>")
#: « N 12 », « No 12 », « N0 12 », « n* 12 », « № 12 »: the sign of a number that a font or a reading machine lost.
_NUMBER_SIGN = re.compile(
    r"([Nn№])(?=[ o*0])(?<![\w'.°*-].)(?<!\bla .)(?<!\b[Zz]one .)(?<!\b[Ss]ecteur .)(?<!\b[Rr]oute .)"
    r"(?: {1,2}|[o*] {0,2}|0 {1,2})(?=\d|[A-Z]{1,4}[-_]?\d)"
)
_UNNAMED = re.compile(r"\(cid:\d{1,4}\)")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_ELISION_SLIP = re.compile(r"I(?<![A-Za-zÀ-ÿ0-9.]I)['\"](?=[A-Za-zÀ-ÿ])")
#: « lndemnité », « lmplantation »: no French word begins so.
_CAPITAL_SLIP = re.compile(r"l(?<![\w'.]l)(?=[nm][a-zà-ÿ]{2})")
_FIRST_SLIP = re.compile(r"1°(?<![0-9]1°)['\"](?=\s)")
#: « 2O31 », « Consei1 », « 0BJET », « C0NSEIL », « à 1'unanimité »: a letter read for a figure between figures, and
#: a figure for a letter.
_GLYPH_SLIP = re.compile(
    r"\d(?:[-_/]?O|[lI]){1,3}(?=\d)|1(?<=[a-zà-ÿ]{2}[aiu]1)(?!\w)|0(?=bjet\b|BJET\b)(?<!\w0)|0(?=[A-ZÀ-Ý]{2})(?<=[A-ZÀ-Ý]0)|0(?=[A-ZÀ-Ý])(?<=[A-ZÀ-Ý]{3}0)|1(?<![\w.°]1)(?='[a-zà-ÿ])"
)
#: « à Funanimité », « à lunanimité »: an elision read as a letter.
_ELIDED = ("lunanim", "Punanim", "Funanim", "LUNANIM")
_AS_FIGURES = str.maketrans("OlI", "011")
_AS_LETTERS = str.maketrans("01", "Ol")
#: Patterns that try a run in every way it can be cut take the square of its length: runs are bounded.
_SIDE = 120
_FILLER = "\x00"
_RUNS = re.compile(rf"\s{{{2 * _SIDE + 1},}}|(?P<sign>[^\w\s])(?P=sign){{{2 * _SIDE},}}")
_BLANKS = string.whitespace + "\x1c\x1d\x1e\x1f" + _FILLER
_COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(slots=True)  # a page has sixty: frozen ones take six times as long to make
class Line:
    """A line that is not blank, without its margins.

    ``gap`` counts the blank lines before it. Offsets are those of the cleaned text.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: int


@dataclass(frozen=True, slots=True, eq=False)
class CleanText:
    """The views of one text, and its lines without page furniture.

    ``positions`` is ``None`` where offsets are those of the source. ``matters`` are codes of the nomenclature that
    were left out of the views, with their offsets in the source.
    """

    text: Prose
    folded: Prose
    lines: tuple[Line, ...]
    positions: tuple[int, ...] | None = None
    matters: tuple[tuple[int, str], ...] = ()

    def origin(self, offset: int) -> int:
        """Return the offset in the source of an offset in the views; both begin with one another."""
        return self.positions[offset] if self.positions and offset else offset

    def place(self, origin: int) -> int:
        """Return the offset in the views of an offset in the source that :meth:`origin` gave."""
        return self.positions.index(origin) if self.positions and origin else origin


def clean(text: str) -> CleanText:
    """Return the views of a text."""
    positions = None
    if _COMBINING.search(text):
        text, positions = _composed(text)
    text = with_signed_ranks(text)
    for laid_out in (
        with_letters_joined,
        in_one_column,
        in_reading_order,
        without_margin,
        with_whole_rows,
        with_named_counts,
        evenly_spaced,
    ):
        if laid := laid_out(text):
            text, moved = laid
            positions = tuple(positions[index] for index in moved) if positions else moved
    cleaned = with_parted_lines(_uniform(with_whole_words(hyphenated(text))))
    cleaned = without_ranks_beside_codes(cleaned)
    cleaned = blanked(with_answers_apart(with_lines(_mended(cleaned))))
    # Marks of Markdown and of HTML left in a text say nothing; a glyph that a PDF could not name
    # is nearly always a bullet.
    cleaned = cleaned.replace("**", "  ").replace("__", "  ")
    if "<" in cleaned:
        cleaned = _TAGS.sub(lambda match: " " * len(match.group()), cleaned)
    cleaned = _PRIVATE.sub("•", cleaned)
    if "(cid:" in cleaned:
        cleaned = _UNNAMED.sub(lambda match: "•".ljust(len(match.group())), cleaned)
    if _holds_runs(cleaned):
        cleaned = _RUNS.sub(_bounded, cleaned)
    folded = fold_letters(cleaned)
    starts = WordStarts(folded)
    prose = Prose.of(folded, starts)
    return CleanText(Prose.of(cleaned, starts), prose, _lines(cleaned, prose), positions)


def _uniform(text: str) -> str:
    """The text in one typography: a few characters, replaced faster than all characters looked up."""
    for char in dict.fromkeys(_TYPOGRAPHIC.findall(text)):
        text = text.replace(char, _SAME_LENGTH[char])
    return text


def _mended(text: str) -> str:
    """The text without slips of optical reading whose mend has the same length."""
    if "ln" in text or "lm" in text:
        text = _CAPITAL_SLIP.sub("I", text)
    if "I'" in text or 'I"' in text:
        text = _ELISION_SLIP.sub("l'", text)
    for elided in _ELIDED:
        text = text.replace(elided, f" {elided[1:]}")
    if "1°" in text:
        text = _FIRST_SLIP.sub("1er", text)
    text = _GLYPH_SLIP.sub(_read_again, text)
    return _NUMBER_SIGN.sub(_numbered, text)


def _read_again(slip: re.Match[str]) -> str:
    """What was printed where a figure and a letter were taken for one another; a slip of one sign is a letter."""
    read = slip.group()
    return read.translate(_AS_LETTERS if len(read) == 1 else _AS_FIGURES)


def _numbered(sign: re.Match[str]) -> str:
    letter = "n" if sign[1] == "№" else sign[1]
    return f"{letter}°".ljust(len(sign.group()))


def _holds_runs(text: str) -> bool:
    """Whether a run that ``_RUNS`` takes may stand in a text: it covers two of these pairs on end."""
    last = ""
    for place in range(0, len(text) - 1, _SIDE):
        first, second = text[place], text[place + 1]
        run = ""
        if first.isspace() and second.isspace():
            run = " "
        elif first == second and not (first.isalnum() or first == "_"):
            run = first
        if run and run == last:
            return True
        last = run
    return False


def _bounded(match: re.Match[str]) -> str:
    """A long run of blanks, or of one sign, filled in its middle with what no pattern meets."""
    run = match.group()
    return f"{run[:_SIDE]}{_FILLER * (len(run) - 2 * _SIDE)}{run[-_SIDE:]}"


def _composed(text: str) -> tuple[str, tuple[int, ...]]:
    """Compose letters with their accents and remember where each came from."""
    out: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        if out and unicodedata.combining(char):
            joined = unicodedata.normalize("NFC", out[-1] + char)
            # An accent that composes with nothing is dropped from the view.
            out[-1] = joined if len(joined) == 1 else out[-1]
            continue
        out.append(char)
        origins.append(index)
    return "".join(out), (*origins, len(text))


#: « 3 », « - 3 - », « page 3/12 »; « 3 - » opens a point whose title is below.
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?(?:-\s*\d{1,3}\s*-|-?\s*\d{1,3}\s*(?:(?:/|sur)\s*(?!0\d\d)\d{1,3}\s*-?)?)$"
)
_SITTING_FOOTER = re.compile(
    r".{0,60}\b(?:seance|reunion|conseil \w+)\b.{0,40}(?<!\d)(?:19|20)\d\d\b.{0,25}$"
)
# The ordre du jour names a point that comes again as its heading: that is no furniture.
_POINT = re.compile(r"^(?:\d{1,2}|[ivx]{1,5})\s?[-.)/:]|approbation|adoption|compte[- ]rendu de la")
_STAMP = re.compile(STAMPED)
#: The letters and figures with which a stamp begins.
_STAMPING = "aeipr0123456789"
#: « _____ », « * * * * »: a line that only parts, or underlines, others; the model of lines has learned those
#: of hyphens and of « = ».
_RULE = re.compile(r"(?P<sign>[_*~#])(?: ?(?P=sign)){3,}+$")
_RULING = "_*~#"


def _lines(text: str, folded: Prose) -> tuple[Line, ...]:
    lines: list[Line] = []
    known, of = folded.starts, Prose.of
    gap = start = 0
    for raw in text.split("\n"):
        stripped = raw.strip(_BLANKS)
        if stripped and stripped[0] in _RULING and _RULE.match(stripped):
            gap = max(gap, 1)
        elif stripped:
            begin = start + len(raw) - len(raw.lstrip(_BLANKS))
            end = begin + len(stripped)
            lines.append(Line(begin, end, stripped, of(folded[begin:end], known, begin), gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return tuple(_without_furniture(_close_set(lines)))


#: Of so many lines at least, all but one in so many have blank lines above: the text is set in double spacing.
_LEAST_SPACED, _CLOSE = 12, 10


def _close_set(lines: list[Line]) -> list[Line]:
    """The lines of a text without the blank lines that stand above nearly every one of them."""
    if len(lines) < _LEAST_SPACED:
        return lines
    gaps = sorted([line.gap for line in lines[1:]])
    every = gaps[len(gaps) // _CLOSE]
    return [replace(line, gap=max(0, line.gap - every)) for line in lines] if every else lines


def _without_furniture(lines: list[Line]) -> list[Line]:
    """Drop what a printer adds to each page: its number, a repeated title, stamps."""
    lines = _without_leaves(lines)
    seen: dict[str, int] = {}
    for line in lines:
        if len(line.text) <= 120:
            seen[line.folded] = seen.get(line.folded, 0) + 1
    return [
        line
        for index, line in enumerate(lines)
        if not (
            (line.folded[0] in _STAMPING and _STAMP.match(line.folded))
            or (
                (line.folded[0] in "p-" or line.folded[0].isdecimal())
                and _PAGE_NUMBER.match(line.folded)
                and _alone(lines, index)
            )
            or (
                index > 8
                and seen.get(line.folded, 0) >= 2
                and _SITTING_FOOTER.match(line.folded)
                and not _POINT.search(line.folded)
            )
        )
    ]


#: « 2031/042 », the number of a leaf of the registre, and no more on its line; as the number of an act may stand.
_LEAF = re.compile(
    r"(?:feuillet\s+(?:n\s?°\s?)?)?(?:(?:19|20)\d\d\s?[/-]\s?\d{1,4}|\d{1,4}\s?[/-]\s?(?:19|20)\d\d)$"
)
#: A sentence that goes on below, and where it goes on.
_BROKEN_OFF = re.compile(r"[\w,'’-]$")


def _without_leaves(lines: list[Line]) -> list[Line]:
    """The lines without numbers of leaves: each that parts a sentence, and all where several do.

    Source: registres, whose leaves are numbered (CGCT, art. R2121-9).
    """
    at = [index for index, line in enumerate(lines) if _may_be_leaf(line)]
    parting = {index for index in at if _parts_sentence(lines, index)}
    dropped = set(at) if len(parting) > 1 and _MOST_APART * len(parting) >= len(at) else parting
    return [line for index, line in enumerate(lines) if index not in dropped] if dropped else lines


#: One in so many leaves at least begins within a sentence.
_MOST_APART = 4


def _may_be_leaf(line: Line) -> bool:
    first = line.folded[0]
    return (
        (first.isdecimal() or first == "f")
        and len(line.folded) < 24
        and bool(_LEAF.match(line.folded))
    )


def _parts_sentence(lines: list[Line], index: int) -> bool:
    if not 0 < index < len(lines) - 1:
        return False
    goes_on = lines[index + 1].text[0].islower()
    return goes_on and bool(_BROKEN_OFF.search(lines[index - 1].text))


def _alone(lines: list[Line], index: int) -> bool:
    """Tell whether a line of digits stands apart: a page number rather than a cell of a table."""
    line = lines[index]
    if line.folded.startswith("page"):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    before = lines[index - 1] if index else None
    if not (line.gap or after is None or after.gap):
        return False
    if after and not after.gap and _ACT.match(line.text):
        return False
    return not any(other and other.folded.isdigit() for other in (before, after))


#: « 003 », straight above its title: a number, but of no page.
_ACT = re.compile(r"0\d\d$")
#: « vice- ⏎ président »: the hyphen of a word, which a line ends on.
_JOINT = re.compile(r"(?<=[a-zà-ÿ]-)\n\s*(?=[a-zà-ÿ])")
_MARKUP = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]|\*\*|__|^#+\s*|\^\{|\}|<[^<>\n]{1,60}>")

#: One of these signs stands in all markup but « (cid: ».
_MARKED = re.compile(r"[\ue000-\uf8ff*_#^}<]")
#: What leads the eye from a title to its page: « Plan vélo ........ p. 12 ».
_LEADERS = re.compile(r"\s*[.…]{2,}\s*(?:(?:p(?:age|\.)?\s*)?\d{1,4}$)?")


@lru_cache(maxsize=2048)
def tidy(text: str) -> str:
    """Return a title or a name fit to be shown: one line, slips mended."""
    text = _uniform(text)
    if "-\n" in text:
        text = _JOINT.sub("", text)
    text = " ".join(text.split())
    if "(cid:" in text or _MARKED.search(text):
        text = _MARKUP.sub("", text)
    if "...." in text or "……" in text:
        text = _LEADERS.sub(" ", text)
    text = text.replace("ceuvre", "œuvre").replace("d''", "d'").replace("D''", "D'")
    return text.strip(" \t\n-_:;,.*•·|>=#➢❖✓▪●○□■►▶→\\")
