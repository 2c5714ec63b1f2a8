"""HTML: the text that a reader sees, one block a line, a table's row a line with tabs.

lxml parses; scripts, styles, hidden parts, struck text and the page's own navigation markup are left out.
The numbers of lists are written as a reader sees them, fields of forms give what they show.
"""

import html.parser
import re
from collections.abc import Mapping, Set
from pathlib import Path

import lxml.etree
import lxml.html

from indexer.acts.documents import ExtractedText, Extraction
from indexer.errors import ExtractionError
from indexer.reading.extraction.options import Job
from indexer.reading.extraction.text import html_fields
from indexer.reading.extraction.text.decoding import decode
from indexer.reading.extraction.text.html_lines import Lines, OpenList
from indexer.reading.extraction.text.html_rows import Rows
from indexer.reading.extraction.text.list_numbers import written
from indexer.reading.extraction.text.raised import LEVEL, RAISED
from indexer.reading.extraction.text.site_furniture import text_parts
from indexer.reading.extraction.text.style_sheets import StyleSheets
from indexer.reading.extraction.text.symbols import picture_font, pictured

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML = re.compile(
    rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

_SKIPPED_NAMES = (
    "script style noscript noframes template head nav svg math iframe object embed canvas button select "
    "option input datalist audio video progress meter rp rt del s strike"
)
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section "
    "summary table tbody tfoot thead tr ul"
)
_PARAGRAPH_NAMES = "p h1 h2 h3 h4 h5 h6 table blockquote ul ol dl section article"

_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_EMPTY = frozenset(
    ["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_PARAGRAPHS = frozenset(_PARAGRAPH_NAMES.split())
_SIGNS = {"q": ("« ", " »"), "textarea": (" ", " ")}
_CELLS = frozenset(("td", "th"))
_ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))

#: Struck text was taken back; a size of nought or a point shows nothing, nor does what lies far beside the page.
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|text-decoration[^;]*line-through"
    r"|opacity\s*:\s*0(?:\.0*)?%?\s*(?:;|!|$)|font-size\s*:\s*(?:0(?:\.\d*)?(?:px|pt|%)?|0(?:\.0\d*)?r?em|1(?:\.0*)?(?:px|pt))\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|pt|r?em)|clip\s*:\s*rect\(\s*0(?:px)?[ ,]+0(?:px)?[ ,]+0(?:px)?[ ,]+0"
    r"|(?<![\w-])(?:height|width)\s*:\s*0(?:px|pt)?\s*;[^<>]*overflow\s*:\s*hidden",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:white|#(?:f{3}|(?:f[a-f]){3})|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))(?![\w])",
    re.IGNORECASE,
)
_GROUND = re.compile(r"background|bgcolor", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_FONT = re.compile(r"font(?:-family)?\s*:[^;]*?\b((?:wing|web)dings[ \d]*)", re.IGNORECASE)
_NO_SIGN = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(path: Path, job: Job) -> Extraction:
    """Read an HTML file; raises ``ExtractionError`` where it shows no text."""
    del job
    data = path.read_bytes()
    decoded = decode(data, declared=_declared(data[:4096]))
    text = text_of(decoded.text)
    if not text:
        raise ExtractionError("no text in it")
    return Extraction((ExtractedText(text, warnings=decoded.warnings),))


def text_of(source: str) -> str:
    """The text of an HTML page as lines; empty where it shows none."""
    cleaned = _XML_DECLARATION.sub("", source).strip()
    if not cleaned:
        return ""
    try:
        # Without ``huge_tree`` the parser drops what is nested more than 256 deep; the size of the
        # file and the memory of the process are bounded elsewhere.
        parser = lxml.html.HTMLParser(huge_tree=True)
        root = lxml.html.document_fromstring(cleaned, parser=parser)
    except lxml.etree.ParserError:  # « Document is empty »: comments only
        return ""
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # libxml2 drops what is nested more than 2,048 deep: its words are found all the same.
        return _text_of_flood(cleaned)
    lines = Lines(StyleSheets([each.text_content() for each in root.iter("style")]))
    # Not recursive: pages nest as deep as they like.
    lines.on_paper = _GROUND.search(cleaned) is None
    part, left_out = text_parts(root)
    for event, element in lxml.etree.iterwalk(part, events=("start", "end", "comment", "pi")):
        _visit(event, element, lines, left_out)
    return lines.text()


def _text_of_flood(source: str) -> str:
    """The words of a page nested beyond reason, without its shape."""
    flood = _Flood()
    flood.feed(source)
    flood.close()
    lines = ("".join(flood.pieces)).split("\n")
    return "\n".join(bare for line in lines if (bare := " ".join(line.split())))


class _Flood(html.parser.HTMLParser):
    """Takes tag after tag; elements that are not shown are left out, blocks end lines."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._depth += tag == self._hidden
        elif tag not in _EMPTY and _not_shown(tag, dict(attrs)):
            self._hidden, self._depth = tag, 1
        elif tag in _BLOCKS or tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._depth -= tag == self._hidden
            self._hidden = self._hidden if self._depth else ""
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def _declared(head: bytes) -> str | None:
    found = _META.search(head) or _XML.search(head)
    return found.group(1).decode("ascii") if found else None


def _visit(
    event: str, element: lxml.etree._Element, lines: Lines, left_out: Set[lxml.etree._Element]
) -> None:
    tag = element.tag
    if not isinstance(tag, str):  # a comment or processing instruction: only what follows it
        lines.add(element.tail)
    elif event == "start":
        _open(element, tag, lines, gone=element in left_out)
    else:
        _close(element, tag, lines)


def _open(element: lxml.etree._Element, tag: str, lines: Lines, *, gone: bool) -> None:
    attributes = dict(element.attrib)
    gone = gone or bool(lines.hidden) or _hides(attributes) or lines.sheets.hide(tag, attributes)
    gone = gone or (lines.on_paper and _is_white(attributes))
    if not gone and (said := html_fields.shown(element)):
        lines.add(f" {said} ")
    if gone or _not_shown(tag, attributes):
        lines.hidden += 1
        return
    _break(tag, lines)
    _begin(element, tag, lines)
    if tag in _SIGNS:
        lines.add(_SIGNS[tag][0])
    if _is_raised(tag, attributes):
        lines.add(RAISED)
    lines.add(_pictured(element.text, attributes))


def _begin(element: lxml.etree._Element, tag: str, lines: Lines) -> None:
    """What stands around the text of an element begins: a list, a table, text as it was typed."""
    if tag == "pre":
        lines.preformatted += 1
    elif tag in _CELLS:
        lines.open_cell(element)
    elif tag == "table":
        lines.tables.append(Rows())
    elif tag in _ROWS and lines.tables:
        lines.tables[-1].next_row(opens_group=tag != "tr")
    elif tag in ("ol", "ul"):
        lines.lists.append(_opened(element) if tag == "ol" else None)
    elif tag == "li":
        lines.label = _label(element, lines)


def _close(element: lxml.etree._Element, tag: str, lines: Lines) -> None:
    if lines.hidden:
        lines.hidden -= 1
    else:
        if _is_raised(tag, dict(element.attrib)):
            lines.add(LEVEL)
        if tag in _SIGNS:
            lines.add(_SIGNS[tag][1])
        _break(tag, lines)
        if tag == "pre":
            lines.preformatted -= 1
        elif tag in ("ol", "ul") and lines.lists:
            lines.lists.pop()
        elif tag == "li":
            lines.label = ""
        elif tag == "table":
            lines.end_table()
    lines.add(element.tail)


def _opened(element: lxml.etree._Element) -> OpenList | None:
    """A numbered list; ``None`` where its style shows no numbers."""
    if _NO_SIGN.search(element.get("style") or ""):
        return None
    back = "reversed" in element.attrib
    first = sum(child.tag == "li" for child in element) if back else 1
    kind = _KINDS.get(element.get("type") or "", "decimal")
    return OpenList(_whole(element.get("start"), first), -1 if back else 1, kind)


def _label(item: lxml.etree._Element, lines: Lines) -> str:
    """The number before an item of a list, « 2. »."""
    counted = lines.lists[-1] if lines.lists else None
    if counted is None or _NO_SIGN.search(item.get("style") or ""):
        return ""
    number = _whole(item.get("value"), counted.number)
    counted.number = number + counted.step
    return f"{written(number, counted.kind)}. "


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"\s*-?\d{1,6}\s*", value) else otherwise


def _break(tag: str, lines: Lines) -> None:
    """Blocks start and end lines, except inside the cells of a table, which share their row's."""
    if tag in ("tr", "table"):
        lines.in_row = 0
    if lines.in_row and (tag in _BLOCKS or tag == "br"):
        lines.add(" ")
    elif tag in _PARAGRAPHS:
        lines.end_paragraph()
    elif tag in _BLOCKS or tag == "br":
        lines.end_line()
    if tag in _CELLS:
        lines.in_row = 1


def _not_shown(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag in _SKIPPED or (tag == "dialog" and "open" not in attributes):
        return True
    return _hides(attributes)


def _hides(attributes: Mapping[str, str | None]) -> bool:
    return "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None


def _pictured(text: str | None, attributes: Mapping[str, str | None]) -> str | None:
    """The text of an element that is set in a font of pictures by itself."""
    styled = _FONT.search(attributes.get("style") or "")
    named = styled[1] if styled else attributes.get("face")
    font = picture_font(named) if text and named else None
    return pictured(text, font) if text and font else text


def _is_white(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element is set in white, which nobody sees where nothing has a ground of its own."""
    style = attributes.get("style") or f"color:{attributes.get('color') or ''}"
    return _WHITE.search(style) is not None


def _is_raised(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return tag == "sup" or _RAISED.search(attributes.get("style") or "") is not None
