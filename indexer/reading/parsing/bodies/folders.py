"""The commune that a folder is named after, for the texts in it that name no body.

« Bergues », « commune-de-bergues », « 59_Bergues » : a clerk files by commune. A word of every day
(« Mars », « Port », « Pont » are communes too) is only taken where the folder says that it is one.
"""

import re
from dataclasses import replace

from analyzers import fold, is_word
from indexer.acts.documents import Collectivite, Document, Origin
from indexer.reading.parsing.bodies.written_names import named

#: A year or a kind of document may stand between the file and the folder of the commune.
_NEAREST = 2
_CODE = re.compile(
    r"(?:(?P<first>\d\d|2[ab])(?:\d{3})? (?P<name>\D+)|(?P<other>\D+) (?P<last>\d\d|2[ab])(?:\d{3})?)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s_'’.-]+")


def of_folder(document: Document, name: str) -> Document:
    """The document with the commune of its folder, where its text names no body.

    ``name`` is the path of the file; of an absolute path only the folder that holds it counts, as
    those above are the machine's.
    """
    body = document.collectivite
    if body.nom or body.siren or body.type not in (None, "commune") or "/" not in name:
        return document
    nearest = 1 if name.startswith("/") else _NEAREST
    for folder in reversed(name.split("/")[:-1][-nearest:]):
        if commune := commune_of(folder):
            origin = Origin("collectivite", "déduit", f"dossier « {folder} »")
            acts = tuple(replace(a, origines=(*a.origines, origin)) for a in document.actes)
            return replace(document, collectivite=commune, actes=acts)
    return document


def commune_of(folder: str) -> Collectivite | None:
    """The one commune that a folder is named after, if any."""
    words = _SEPARATORS.sub(" ", folder).strip()
    departements: frozenset[str] = frozenset()
    if code := _CODE.fullmatch(words):
        departements = frozenset(((code["first"] or code["last"]).upper(),))
        words = code["name"] or code["other"]
    told = departements or " " in words
    if not told and (len(words) < 4 or is_word(fold(words))):
        return None
    found = named(words, departements)
    if found is None or found.type != "commune" or not found.code_insee:
        return None
    return found if not departements or found.departement in departements else None
