"""Where each fact of a document comes from: stated, read, deduced, and from which place."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers import fold_letters
from indexer.acts.documents import Act, Document, Provenance
from indexer.acts.shapes import ACT, BODY, SITTING, act_provenance
from indexer.reading.parsing.facts.days.written_dates import dates_in


@dataclass(frozen=True, slots=True)
class Explained:
    """A fact, its value as JSON gives it, where it comes from; ``other`` is what the text says instead."""

    act: int
    fact: str
    value: str
    source: Provenance
    where: str
    other: str | None


def explained(document: Document) -> Iterator[Explained]:
    """Each known fact of each act, in the order of JSON; those of the body and of the sitting first."""
    for rank, act in enumerate(document.actes, start=1):
        body, sitting = act.collectivite or document.collectivite, act.seance or document.seance
        origins = {origin.fait: origin for origin in act.origines}
        sources = act_provenance(body, sitting, act)
        for owner, names in ((body, BODY), (sitting, SITTING), (act, ACT)):
            for attribute, name in names.items():
                if name not in sources:
                    continue
                value = getattr(owner, attribute)
                origin = origins.get(name)
                where = origin.ou if origin and origin.ou else None
                if where is None and sources[name] == "lu":
                    where = _place(document.texte, act, value)
                yield Explained(
                    rank,
                    name,
                    _told(value),
                    sources[name],
                    where or _REASONS.get(name, "from the other facts"),
                    origin.autre if origin else None,
                )


_REASONS = {
    "matiere": "from the words of the objet (a model)",
    **dict.fromkeys(
        ("siren", "code_insee", "epci", "departement", "region"),
        "from the referentials, by the name",
    ),
}


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return f"{len(value)}: " + ", ".join(map(_told, value[:3]))
    code = getattr(value, "code", None) or getattr(value, "resultat", None)
    return str(code or getattr(value, "nom", None) or value)[:100]


def _place(text: str, act: Act, value: object) -> str:
    """The characters a fact is written in, first in its act, else in the document; else those of the act."""
    spans = ((act.debut, act.fin), (0, len(text)))
    for start, end in spans:
        if found := _found(text[start:end], value):
            return f"characters {start + found[0]}–{start + found[1]}"
    return f"characters {act.debut}–{act.fin}"


def _found(text: str, value: object) -> tuple[int, int] | None:
    if isinstance(value, dt.date):
        dates = (date for date in dates_in(fold_letters(text)) if date.date == value)
        first = next(dates, None)
        return (first.start, first.end) if first else None
    words = re.findall(r"\w+", _told(value))
    if not words or not isinstance(value, str | int):
        return None
    pattern = r"\W+".join(re.escape(fold_letters(word)) for word in words)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", fold_letters(text))
    return match.span() if match else None
