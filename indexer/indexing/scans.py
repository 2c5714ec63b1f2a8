"""What OCR read is kept beside the stores; what was taken down must not be kept there either."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from indexer.storing.traits import heads_of, words_of

#: Share of the phrases of a page, or of an act, from which on the page holds part of the act. Acts
#: share formulas: a page too many that is forgotten is only read again by the next rebuild.
_PART = 0.25


def forget(folder: Path, texts: Iterable[str]) -> int:
    """Delete the pages kept in the folder of an index that hold part of one of the texts; how many."""
    acts = [phrases for text in texts if (phrases := _phrases(text))]
    gone = 0
    for page, phrases in _pages(folder / "ocr") if acts else ():
        if any(len(phrases & act) >= _PART * min(len(phrases), len(act)) for act in acts):
            with suppress(OSError):
                page.unlink()
                gone += 1
    return gone


def _pages(kept: Path) -> Iterator[tuple[Path, set[str]]]:
    for page in sorted(kept.rglob("*.txt")):
        with suppress(OSError):
            if phrases := _phrases(page.read_text(encoding="utf-8", errors="replace")):
                yield page, phrases


def _phrases(text: str) -> set[str]:
    return {head for _, head in heads_of(words_of(text))}
