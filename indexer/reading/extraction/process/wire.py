"""Extractions as JSON, between a child process and its parent."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.acts.documents import ExtractedText, Extraction, Failure, Notice, Page, Row, StatedFact
from indexer.reading.extraction.options import Options


def options_to(options: Options) -> dict[str, Any]:
    """Options as JSON values."""
    values = asdict(options)
    if options.cache_dir is not None:
        values["cache_dir"] = str(options.cache_dir.absolute())
    return values


def options_from(values: dict[str, Any]) -> Options:
    """The options that ``options_to`` wrote."""
    cache_dir = values.pop("cache_dir")
    return Options(**values, cache_dir=None if cache_dir is None else Path(cache_dir))


def extraction_to(extraction: Extraction) -> dict[str, Any]:
    """An extraction as JSON values; spans become lists, which keeps large tables small."""
    return {
        "texts": [
            {
                "text": text.text,
                "pages": [(page.number, page.start, page.end) for page in text.pages],
                "rows": [(row.line, dict(row.cells), row.start, row.end) for row in text.rows],
                "member": text.member,
                "method": text.method,
                "warnings": text.warnings,
                "stated": [_stated_to(fact) for fact in text.stated],
            }
            for text in extraction.texts
        ],
        "failures": [(failure.name, failure.reason) for failure in extraction.failures],
        "notices": [(n.identifiant, _stated_to(n.fact)) for n in extraction.notices],
        "notes": extraction.notes,
    }


def answer_from(reply: dict[str, Any], name: str) -> Extraction | Failure:
    """What a child's answer says of the file called ``name``."""
    if "refused" in reply:
        return Failure(name, reply["refused"])
    return extraction_from(reply)


def extraction_from(values: dict[str, Any]) -> Extraction:
    """The extraction that ``extraction_to`` wrote."""
    return Extraction(
        texts=tuple(_text_from(text) for text in values["texts"]),
        failures=tuple(Failure(*failure) for failure in values["failures"]),
        notices=tuple(Notice(of, StatedFact(*fact)) for of, fact in values["notices"]),
        notes=tuple(values["notes"]),
    )


def _stated_to(fact: StatedFact) -> tuple[str, str, str]:
    return fact.name, fact.value, fact.where


def _text_from(values: dict[str, Any]) -> ExtractedText:
    return ExtractedText(
        text=values["text"],
        pages=tuple(Page(*page) for page in values["pages"]),
        rows=tuple(Row(*row) for row in values["rows"]),
        member=values["member"],
        method=values["method"],
        warnings=tuple(values["warnings"]),
        stated=tuple(StatedFact(*fact) for fact in values["stated"]),
    )
