r"""RTF: the text a person sees, letterheads first, footers and notes last.

An RTF file is groups in braces, control words (``\par``, ``\v0``) and text. A group inherits the
state of the one around it and gives it back at its end; groups that open with an unknown ``\*``
destination are left out whole. Text hidden by formatting (``\v``) and text that was struck out, deleted or moved
away under revision marks (``\strike``, ``\deleted``, ``\mvf``) are no part of what is seen, nor are white letters on
paper and those of a point or less. Word and LibreOffice
write the numbers of lists out (``\listtext``) for readers that do not count.

Source: Rich Text Format Specification, version 1.9.1 (Microsoft, 2008).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text.lines import is_page_number
from indexer.reading.extraction.text.raised import LEVEL, RAISED
from indexer.reading.extraction.word_processors.rtf_fonts import PAGES, Colors, Fonts
from indexer.reading.extraction.word_processors.rtf_form_fields import FormField
from indexer.reading.extraction.word_processors.rtf_rows import RowShape, Sink
from indexer.reading.extraction.word_processors.rtf_words import (
    BOXES,
    FEET,
    GROUNDS,
    HEADS,
    HIDING,
    SHOWN,
    SIGNS,
    UNSEEN,
)

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z'])"
    r"|(?P<brace>[{}])"
    r"|[\r\n]+"
    r"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)

#: Words after which a text may lie on something darker than paper: shapes, pictures, a page in colour.
_DRAWN = re.compile(r"\\(?:shp|do|pict|viewbksp1|background)\b")

#: Half points of letters that nobody reads.
_TINY = 2

#: Groups nested deeper than this are no document.
_DEEPEST = 1_000_000


def read(path: Path, job: Job) -> Extraction:
    """Read an RTF document; raises ``ExtractionError`` where it shows no text."""
    del job
    text = text_of(path.read_bytes())
    if not text:
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text),))


def text_of(data: bytes) -> str:
    """The text of an RTF file; what is cut off or unbalanced in it is read as far as it goes."""
    source = data.decode("latin-1")
    reader = _Reader(on_paper=_DRAWN.search(source) is None)
    position = 0
    while position < len(source):
        token = _TOKEN.match(source, position)
        if token is None:  # a backslash at the very end
            break
        position = token.end() + reader.take(token)
    return reader.text()


def _distinct(text: str) -> str:
    return "\n".join(dict.fromkeys(line for line in text.split("\n") if not is_page_number(line)))


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: where its text goes, whether it is seen, how its bytes are read."""

    sink: Sink
    seen: bool = True
    hiding: frozenset[str] = frozenset()
    fallback: int = 1
    font: int | None = None
    in_table: bool = False
    on_ground: bool = False
    raised: bool = False
    destination: str = ""
    opens: bool = False


class _Reader:
    """Takes token after token."""

    def __init__(self, *, on_paper: bool) -> None:
        self._on_paper = on_paper
        self._fonts, self._colors = Fonts(), Colors()
        self._head, self._body, self._foot = Sink(), Sink(), Sink()
        self._state = _State(self._body)
        self._stack: list[_State] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._skipped = 0
        self._starred = False
        self._row = RowShape()
        self._field = FormField()
        self._property = ""
        self._words: dict[str, Callable[[int | None], None]] = {
            "par": lambda _: self._end_paragraph(),
            "cell": lambda _: self._end_cell(),
            "row": lambda _: self._end_row(),
            **dict.fromkeys(("nestcell", "nestrow"), lambda _: self._say(" ")),
            **{word: partial(self._define_row, word) for word in RowShape.WORDS},
            "intbl": lambda _: self._set(in_table=True),
            "pard": lambda _: self._set(in_table=False, on_ground=False),
            "plain": lambda _: self._set(hiding=frozenset(), font=None, raised=False),
            **dict.fromkeys(("super", "up"), lambda number: self._set(raised=number != 0)),
            **dict.fromkeys(("nosupersub", "sub", "dn"), lambda _: self._set(raised=False)),
            "cf": lambda number: self._hide("cf", hidden=self._colors.is_white(number or 0)),
            "fs": lambda number: self._hide("fs", hidden=number is not None and number <= _TINY),
            **dict.fromkeys(("red", "green", "blue"), self._shade),
            **dict.fromkeys(GROUNDS, lambda number: self._set(on_ground=bool(number))),
            "uc": lambda number: self._set(fallback=max(number or 0, 0)),
            "f": lambda number: self._set(font=number),
            "u": self._unicode,
            "fcharset": lambda number: self._fonts.take_charset(self._state.font, number),
            "ansicpg": self._fonts.take_code_page,
        }

    def text(self) -> str:
        """All that was seen, in order; lines of letterheads and footers once, without page numbers."""
        self._flush()
        head, body, foot = (sink.text() for sink in (self._head, self._body, self._foot))
        parts = (_distinct(head), body, _distinct(foot))
        return "\n".join(part for part in parts if part)

    def take(self, token: re.Match[str]) -> int:
        r"""Take a token; gives how many characters after it are data to leave out (``\bin``)."""
        kind = token.lastgroup
        if kind == "number":
            kind = "word"
        if kind == "brace":
            self._brace(token["brace"])
        elif kind == "word":
            return self._word(token["word"], token["number"])
        elif kind == "byte":
            self._text(chr(int(token["byte"], 16)))
        elif kind == "sign":
            self._sign(token["sign"])
        elif kind == "text":
            self._text(token["text"])
        return 0

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skipped, self._starred = 0, False
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise ExtractionError(f"damaged RTF: groups more than {_DEEPEST:,} deep")
            self._stack.append(self._state)
            self._state = replace(self._state, destination="", opens=True)
        elif self._stack:
            ended, self._state = self._state, self._stack.pop()
            if ended.destination in BOXES:
                self._state.sink.boxes.append(ended.sink.text())
            elif ended.destination == "fldinst":
                self._say(self._field.end())
            elif ended.destination in HEADS | FEET:
                ended.sink.end_line()

    def _word(self, word: str, digits: str | None) -> int:
        number = int(digits) if digits is not None else None
        if self._state.opens and self._opens_destination(word):
            return 0
        if self._skipped and word != "u":
            self._skipped -= 1
            return 0
        if word == "bin":
            return max(number or 0, 0)
        if word in self._words:
            if word != "u":
                self._flush()
            self._words[word](number)
        elif word in HIDING:
            self._flush()
            self._hide(word, hidden=number != 0)
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in PAGES:
            self._fonts.page = PAGES[word]
        elif word in FormField.WORDS:
            self._field.take(word, number or 0)
        return 0

    def _opens_destination(self, word: str) -> bool:
        """Whether the first word of a group names what the group is for."""
        starred, self._starred = self._starred, False
        self._set(opens=False)
        if word in BOXES:
            self._set(destination=word, sink=Sink(), in_table=False)
        elif word in HEADS:
            self._set(destination=word, sink=self._head, in_table=False)
        elif word in FEET:
            self._set(destination=word, sink=self._foot, in_table=False)
        elif word == "ud":
            self._set(destination=word, seen=self._stack[-2].seen if len(self._stack) > 1 else True)
        elif word == "shpinst":
            self._set(destination=word)
        elif word == "ffl":
            self._field.open_entry()
            self._set(destination=word, seen=False)
        elif word in UNSEEN or (starred and word not in SHOWN):
            self._set(destination=word, seen=False)
        else:
            return False
        return True

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        if self._skipped:
            self._skipped -= 1
        elif sign in "\r\n":
            self._end_paragraph()
        else:
            self._say(SIGNS.get(sign, ""))

    def _text(self, text: str) -> None:
        self._state = replace(self._state, opens=False) if self._state.opens else self._state
        skipped = min(self._skipped, len(text))
        self._skipped -= skipped
        if not self._state.seen:
            self._name_font(text)
        if self._state.destination in ("sn", "sv"):
            self._shape_says(text)
        elif self._state.destination == "ffl":
            raw = text[skipped:].encode("latin-1")
            self._field.add(raw.decode(self._fonts.page, "replace"))
        elif self._state.destination == "colortbl":
            self._colors.end(text.count(";"))
        if len(text) > skipped and self._is_seen():
            self._flush_units()
            self._bytes += text[skipped:].encode("latin-1")

    def _name_font(self, text: str) -> None:
        """Note the name of a font in the table of fonts, where it has a group of its own or none."""
        tables = (self._state, *self._stack[-1:])
        if self._state.font is not None and any(s.destination == "fonttbl" for s in tables):
            self._fonts.take_name(self._state.font, text)

    def _shape_says(self, text: str) -> None:
        """A property of a shape (name, then value): one may hide it, with the text that it holds."""
        if self._state.destination == "sn":
            self._property = text.strip()
        elif self._property == "fHidden" and text.strip() != "0":
            for place in range(len(self._stack) - 1, -1, -1):
                self._stack[place] = replace(self._stack[place], seen=False)
                if self._stack[place].destination == "shpinst":
                    break

    def _unicode(self, number: int | None) -> None:
        if self._state.destination == "ffl":
            self._field.add(chr((number or 0) & 0xFFFF))
        if self._is_seen():
            self._flush_bytes()
            self._units.append((number or 0) & 0xFFFF)
        self._skipped = self._state.fallback

    def _hide(self, word: str, *, hidden: bool) -> None:
        hiding = self._state.hiding
        self._set(hiding=hiding | {word} if hidden else hiding - {word})

    def _shade(self, number: int | None) -> None:
        """A part of a colour in the table of colours."""
        if self._state.destination == "colortbl":
            self._colors.take_part(number)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]

    def _is_seen(self) -> bool:
        state = self._state
        if not state.hiding:
            return state.seen
        # White letters are seen on any ground but paper.
        shows = (
            not self._on_paper or state.on_ground or state.in_table or state.destination in BOXES
        )
        return state.seen and not (state.hiding - {"cf"} if shows else state.hiding)

    def _say(self, text: str) -> None:
        if text and self._is_seen():
            self._flush()
            self._state.sink.pieces.append(text)

    def _end_paragraph(self) -> None:
        """A line ends, but inside a table's cell, which shares its row's, or where it is hidden."""
        if self._state.in_table:
            self._say(" ")
        else:
            self._end_line()

    def _end_line(self) -> None:
        if self._is_seen():
            self._flush()
            self._state.sink.end_line()

    def _define_row(self, word: str, number: int | None) -> None:
        """Take a word that says how the cells of a row stand; those of a table in a cell are not heeded."""
        if self._state.seen:
            self._row.take(word, number or 0)

    def _end_cell(self) -> None:
        """A cell ends, though its text be hidden: those behind it keep their columns."""
        if self._state.seen:
            self._flush()
            self._state.sink.end_cell()

    def _end_row(self) -> None:
        if self._state.seen:
            self._flush()
            self._state.sink.end_row(self._row.columns)

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_bytes(self) -> None:
        if self._bytes:
            self._add(self._fonts.decoded(self._bytes, self._state.font))
            self._bytes.clear()

    def _flush_units(self) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._add(self._fonts.shown(raw.decode("utf-16-le", "replace"), self._state.font))
            self._units.clear()

    def _add(self, text: str) -> None:
        self._state.sink.pieces.append(f"{RAISED}{text}{LEVEL}" if self._state.raised else text)
