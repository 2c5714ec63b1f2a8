"""The matières that the State gave to a body: the trees that it sends back through the ACTES exchange."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from indexer.reading.extraction.guards.safe_xml import attribute, child, name_of, text


@dataclass(frozen=True, slots=True)
class Classification:
    """The matières that the State gave to a body on a day (ISO 8601): labels by code, five levels deep."""

    date: str
    labels: Mapping[str, str]
    where: str


def is_classification(root: etree._Element) -> bool:
    """Whether a message holds such a tree."""
    return name_of(root) == "RetourClassification"


def classification(name: str, root: etree._Element) -> Classification:
    """The tree of a ``RetourClassification``: ``Matiere1`` holds ``Matiere2``, down to ``Matiere5``."""
    date = text(root, "DateClassification") or ""
    labels: dict[str, str] = {}
    top = child(root, "Matieres")
    waiting = [("", node) for node in top] if top is not None else []
    while waiting:
        above, node = waiting.pop()
        number, label = attribute(node, "CodeMatiere"), attribute(node, "Libelle")
        if not (name_of(node).startswith("Matiere") and number and number.isdecimal()):
            continue
        code = f"{above}.{int(number)}" if above else str(int(number))
        if label:
            labels[code] = label
        waiting += [(code, inner) for inner in node]
    return Classification(date, labels, f"{name}, classification du {date}")
