"""Annexes behind an act in one PDF, where its bookmarks or the labels of its pages call them so.

A bookmark « Annexe 1 – plan » begins an annex, up to the next bookmark of its level or above; without such
bookmarks, a run of pages labelled « Annexe-1 », « A1-2 » behind pages of plain numbers is one.

Source: ISO 32000-1, 12.3.3 (document outline), 12.4.2 (page labels).
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2

from analyzers import fold
from indexer.acts.documents import ExtractedText, Page, StatedFact
from indexer.reading.extraction.exchange.file_titles import is_annex

#: Bookmarks that are looked at, and how deep.
_MOST, _DEEPEST = 5_000, 6

_LABEL = re.compile(r"(?:annexes?|ann|anx|pj|a(?=[-. ]?\d))[-–. ]?.*", re.IGNORECASE)
_COUNT = re.compile(r"[-–. ]?\d+$")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where something begins: the page (from 0), what it is called, how deep it stands."""

    page: int
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class _Annex:
    """An annex: from which page (from 0) up to which, not included, and what tells so."""

    first: int
    end: int
    title: str
    where: str


def parted(document: Any, whole: ExtractedText) -> tuple[ExtractedText, ...]:
    """The text without its annexes, then each annex; the text alone where none is told."""
    count = len(whole.pages)
    annexes = list(_by_bookmarks(document, count)) or list(_by_labels(document, count))
    spans = [(each, *_span(whole, each)) for each in annexes]
    spans = [(each, start, end) for each, start, end in spans if whole.text[start:end].strip()]
    if not spans or not whole.text[: spans[0][1]].strip():
        return (whole,)
    # What stands between annexes and behind them is of the act.
    edges = [0, *(edge for _, start, end in spans for edge in (start, end)), len(whole.text)]
    kept = list(zip(edges[::2], edges[1::2], strict=True))
    found = [replace(whole, **_joined(whole, kept))]
    for rank, (annex, start, end) in enumerate(spans, start=1):
        facts = (
            StatedFact("annexe_de", f"{rank}/", annex.where),
            StatedFact("titre", annex.title, annex.where),
        )
        found.append(
            ExtractedText(
                method=whole.method,
                member=annex.title.replace("/", "-"),
                stated=facts,
                **_joined(whole, [(start, end)]),
            )
        )
    return tuple(found)


def _by_bookmarks(document: Any, count: int) -> Iterator[_Annex]:
    marks = [mark for mark in _bookmarks(document) if mark.page < count]
    opened: _Mark | None = None
    for mark in marks:
        annexed = is_annex((mark.title,))
        if opened is None or not (annexed or mark.level <= opened.level):
            opened = opened or (mark if annexed and mark.page > 0 else None)
            continue
        if mark.page > opened.page:
            yield _of(opened, mark.page)
        # Of two that begin on one page, « Annexes » holds « Annexe 1 »: the inner one counts.
        opened = mark if annexed else None
    if opened is not None:
        yield _of(opened, count)


def _of(mark: _Mark, end: int) -> _Annex:
    return _Annex(mark.page, end, mark.title, f"bookmark « {mark.title[:60]} »")


def _bookmarks(document: Any) -> list[_Mark]:
    """The bookmarks that lead to pages, in the order of pages."""
    found: list[_Mark] = []
    # Bookmarks that are damaged cut nothing: the text is read all the same.
    with suppress(pypdfium2.PdfiumError, ValueError, TypeError):
        for mark, _ in zip(document.get_toc(max_depth=_DEEPEST), range(_MOST), strict=False):
            target = mark.get_dest()
            page = target.get_index() if target else None
            title = " ".join(mark.get_title().split())[:200]
            if page is not None and page >= 0 and title:
                found.append(_Mark(page, title, mark.level))
    return sorted(found, key=lambda mark: mark.page)


def _by_labels(document: Any, count: int) -> Iterator[_Annex]:
    """Runs of pages whose labels call them an annex, behind pages whose labels do not."""
    labels = [" ".join((document.get_page_label(index) or "").split()) for index in range(count)]
    opened, name = 0, ""
    for index, label in enumerate((*labels, "")):
        own = _COUNT.sub("", label) if _LABEL.fullmatch(label) else ""
        if own == name:
            continue
        if name and opened > 0:
            yield _Annex(opened, index, _title(name), f"label of page « {labels[opened][:40]} »")
        opened, name = index, own


def _title(label: str) -> str:
    word = re.match(r"[A-Za-z]*", label)
    rest = label[word.end() :].strip("-–. ") if word else ""
    return f"Annexe {rest}".strip()


def _span(whole: ExtractedText, annex: _Annex) -> tuple[int, int]:
    """The characters of an annex, from its title on where that stands in the middle of a page."""
    start = whole.pages[annex.first].start
    page = whole.text[start : whole.pages[annex.first].end]
    end = whole.pages[annex.end].start if annex.end < len(whole.pages) else len(whole.text)
    wanted = _plain(annex.title)[:30]
    at = 0
    for line in page.splitlines(keepends=True):
        if wanted and _plain(line).startswith(wanted):
            return start + at, end
        at += len(line)
    return start, end


def _plain(text: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", fold(text)))


def _joined(whole: ExtractedText, spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The text of some spans, a line's end between two, and the pages that they lie on."""
    texts: list[str] = []
    pages: list[Page] = []
    offset = 0
    for start, end in spans:
        if start >= end:
            continue
        for page in whole.pages:
            first, last = max(page.start, start), min(page.end, end)
            if first < last:
                pages.append(Page(page.number, offset + first - start, offset + last - start))
        texts.append(whole.text[start:end])
        offset += end - start + 1
    return {"text": "\n".join(texts), "pages": tuple(pages)}
