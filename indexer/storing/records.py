"""From an understood document to records: one an act, and one for what stands between the acts."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice

from analyzers import fold_letters
from indexer.acts.abridged import abridged
from indexer.acts.documents import Act, Collectivite, Document, Record, Seance, TypeDocument
from indexer.acts.formulas import (
    DECIDING,
    GRANTING,
    PASSING,
    PUBLISHED,
    REFUSING,
    STAMPED,
    any_of,
)
from indexer.fields.accepted import LABELS_OF_TYPES
from indexer.keys import body_key
from indexer.storing.traits import Known, identified

#: Characters under which what stands outside the acts is only a heading or a signature.
MIN_REST = 300
_LABEL = re.compile(r"^objet\s*:\s*", re.IGNORECASE)
_MINUTES = ("proces-verbal", "compte-rendu")
_REST_SUFFIX = " de la séance : présences et points sans décision"
#: What tells that something was decided: the rest may hold an act that was not recognised.
_DECIDED = re.compile(
    rf"\bunanimite\b|\bmajorite\b|\bvotes?\b|\b\d+\s+voix\b|\b(?:{any_of((*DECIDING, *GRANTING, *REFUSING, *PASSING))})(?:nt|e|es)?\b"
)
#: Lines, folded, that stand above the title of any paper and tell nothing of it: a stamp and its days, a number of
#: page, the Republic and its motto, the département.
_ABOVE_A_TITLE = re.compile(
    rf"(?:{STAMPED}).*"
    rf"|(?:{PUBLISHED})e? le\b.{{,20}}"
    r"|date de (?:tele)?(?:transmission|reception)\b.*"
    r"|page\W*\d+(?:\s*(?:/|sur)\s*\d+)?|\d+(?:\s*/\s*\d+)?"
    r"|republique\W+francaise|(?:liberte|egalite|fraternite|\W)+"
    r"|departement(?: d(?:e|u|es)\b| d['’])?[^\d:]{,35}"
)
#: Letters in a row, without which a line is a date, a number, or what is left of a coat of arms.
_WORD = re.compile(r"[^\W\d_]{3}")
#: The same of the body, its assembly, or where it is: « MAIRIE DE VALMORY », « CONSEIL COMMUNAUTAIRE ».
_LETTERHEAD = re.compile(
    r"(?:(?:la |le )?(?:mairie|ville|commune|communaute (?:de communes|d['’]agglomeration|urbaine)|agglomeration|metropole|syndicat|region)\b"
    r"|conseil (?:municipal|communautaire|metropolitain|departemental|regional)|comite syndical|d(?:e|u|es) l?['’]?)[^\d:;]{,60}(?:\(\w+\))?"
)
#: What a paper is, at the start of a line below its letterhead.
_KIND_TOLD = re.compile(
    r"\W*(?:proces[ -]verba(?:l|ux)|comptes?[ -]rendus?|arretes?|decisions?|convocation|ordre du jour|note|notice|rapport|reglement|recueil|avis"
    r"|deliberations?|liste des deliberations|extrait|statuts|convention|charte|budget|plan|programme|contrat|schema|elaboration|revision"
    r"|dossier|cahier|bilan|seance|reunion)\b"
)
#: What begins a line that goes on with the one above.
_JOINT = re.compile(r"(?:(?:de|du|des)\b|d['’])")
#: Lines that a title of one word may go on with, and the characters of each.
_GOES_ON, _SHORT_LINE = 3, 60
#: Lines among which the title of a whole document is looked for, and those below a letterhead.
_TITLE_AMONG, _BELOW_LETTERHEAD = 40, 12


def known_records(document: Document, source: str) -> tuple[Known, ...]:
    """The records of a document: one per act, or one for the whole where no act was recognised.

    What stands outside the acts of a procès-verbal (who was there, points without a decision) makes
    a record of rank 0, so that every word of a file can be found.
    """
    acts = document.actes or (_whole(document),)
    found = [_record(document, act, rang, source) for rang, act in enumerate(acts, start=1)]
    if rest := _rest(document):
        found.append(_record(document, rest, 0, source))
    return identified(found, whole=not document.actes)


def _whole(document: Document) -> Act:
    title = _title(document.texte)
    return Act(
        objet=abridged(title, 200) if title else None,
        texte=document.texte,
        debut=0,
        fin=len(document.texte),
        page=None,
    )


def _title(texte: str) -> str | None:
    """The first line that tells something; below a letterhead the one that tells what the paper is, if there is one."""
    first = [*islice(_told_lines(texte), _TITLE_AMONG)]
    telling = [
        line
        for line in first
        if _WORD.search(line) and not _ABOVE_A_TITLE.fullmatch(fold_letters(line))
    ]
    if not telling:
        return first[0] if first else None
    at = 0
    if _is_letterhead(fold_letters(telling[0])):
        below = enumerate(telling[1 : 1 + _BELOW_LETTERHEAD], start=1)
        at = next((n for n, line in below if _KIND_TOLD.match(fold_letters(line))), 0)
    return _whole_title(telling[at:])


def _is_letterhead(folded: str) -> bool:
    """Whether a line only names the body or its assembly, or is one word, as a place: it tells no kind of paper."""
    return bool(
        _LETTERHEAD.fullmatch(folded) or (" " not in folded and not _KIND_TOLD.match(folded))
    )


def _whole_title(lines: list[str]) -> str:
    """A title of one word with the lines that go on with it: « RECUEIL » above « DES ACTES »."""
    title, *below = lines
    if " " in title:
        return title
    for line in below[:_GOES_ON]:
        if not _JOINT.match(fold_letters(line)) or len(line) > _SHORT_LINE:
            break
        title = f"{title} {line}"
    return title


def _told_lines(texte: str) -> Iterator[str]:
    """The lines without the marks of Markdown, which are no part of a title, nor is the word that announces it."""
    lines = (_LABEL.sub("", line.strip("#*_= \t")) for line in texte.splitlines())
    return (line for line in lines if line)


def _rest(document: Document) -> Act | None:
    """What stands outside the acts, gap after gap, where it is more than a heading.

    The rows of a table are all of it, whatever their spans.
    """
    if not document.actes or document.type_document == "tableau":
        return None
    gaps, end = [], 0
    for act in sorted(document.actes, key=lambda act: act.debut):
        gaps.append(_stripped(document.texte, end, act.debut))
        end = max(end, act.fin)
    gaps.append(_stripped(document.texte, end, len(document.texte)))
    spans = tuple((start, stop) for start, stop in gaps if start < stop)
    texte = "\n\n".join(document.texte[start:stop] for start, stop in spans)
    if len(texte) < MIN_REST:
        return None
    return Act(
        objet=_rest_title(document.type_document, texte),
        texte=texte,
        debut=spans[0][0],
        fin=spans[-1][1],
        morceaux=spans if len(spans) > 1 else (),
    )


def _rest_title(kind: TypeDocument, texte: str) -> str:
    """The title of the rest, which says that it holds no decision only where no word of it tells one."""
    label = LABELS_OF_TYPES[kind] if kind in _MINUTES else "document"
    if _DECIDED.search(fold_letters(texte)):
        return f"Reste du {label}"
    return label.capitalize() + _REST_SUFFIX


def _stripped(texte: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its ends; an empty one for nothing but blanks."""
    gap = texte[start:end]
    first = start + len(gap) - len(gap.lstrip())
    return first, max(first, start + len(gap.rstrip()))


def _record(document: Document, act: Act, rang: int, source: str) -> Record:
    collectivite = act.collectivite or document.collectivite
    seance = act.seance or document.seance
    return Record(
        id="",
        source=source,
        member=document.member,
        rang=rang,
        type_document=document.type_document,
        collectivite=collectivite,
        seance=seance,
        acte=act,
        seance_id=_seance_id(document, collectivite, seance),
    )


def _seance_id(document: Document, collectivite: Collectivite, seance: Seance) -> str | None:
    body, day = body_key(collectivite), seance.date.isoformat() if seance.date else None
    if body and day:
        return _digest(body, seance.organe or "", day)
    if document.type_document == "tableau":
        return None
    # Nothing says that another file tells of the same sitting: its acts keep to each other.
    return _digest(document.texte, body or "", seance.organe or "", day or "")


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
