"""What an act is, whatever file it stands in: the keys that name it and find it again.

The id of an act is made of what a clerk would cite it by: the body, the day of the sitting, the
number or else the objet, and the kind of document. Neither the file, nor its folder, nor the rank in
it, nor facts that a better reading may change (votes, amounts, matière, code of the body) count.
Where that is not enough (two rows of one number in a table), the content tells them apart.

The content is compared without its layout: letters and digits only, so that a text and the PDF made
of it are one (as Git names a content and not a place: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects).
A sketch (the smallest hashes of its words: A. Broder, "On the resemblance and containment of
documents", 1997) says how near two contents are where an extraction left a line of the page in one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from heapq import nsmallest
from typing import Self
from zlib import crc32

from analyzers import fold_signs
from analyzers.chain.piece_cache import PieceCache
from analyzers.frozen import dataclass
from indexer.acts.recorded import Record
from indexer.keys import numero_key

#: Words whose hash opens the search for one text inside another.
HEAD_WORDS = 8
_SKETCH = 16
#: The hash of a word that is too short to be in a sketch.
_UNTOLD = -1
#: Share of two sketches under which two contents are not those of one act.
_NEAR = 0.8
#: What parts the words of a folded text, which is ASCII: all but small letters and figures.
_PARTING = str.maketrans({chr(c): " " for c in range(128) if not chr(c).isalnum()})
# The hyphen comes first: the engine of patterns then looks at nothing else.
_BROKEN_WORD = re.compile(r"[-\u00ad](?<=\w.)\s*\n\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Content:
    """What a text says, without keeping it: a digest, a sketch, how many words, the first of them.

    ``digest`` is of its letters and figures. ``sketch`` and ``head`` are hexadecimal; ``head`` is
    empty where there are too few words to be told from common phrases.
    """

    digest: str
    sketch: str = ""
    words: int = 0
    head: str = ""

    @classmethod
    def of(cls, text: str) -> Self:
        """The content of a text."""
        words = words_of(text)
        head = _shingle(words[:HEAD_WORDS]) if len(words) >= HEAD_WORDS else ""
        return cls(digest_of(words), _sketch(words), len(words), head)

    def near(self, other: "Content") -> bool:
        """Whether two contents may be one, read from files of two formats."""
        return _share(self.sketch, other.sketch) >= _NEAR


@dataclass(frozen=True, slots=True)
class Traits:
    """What an act is known by. Its texts are only kept as digests.

    ``name`` is the body's name in letters, ``date`` ISO 8601, ``numero`` a ``numero_key``, ``objet``
    and ``amounts`` digests; each is empty where the act does not state it.
    """

    content: Content
    name: str = ""
    date: str = ""
    numero: str = ""
    objet: str = ""
    amounts: str = ""

    @classmethod
    def of(cls, record: Record) -> Self:
        """The traits of a record, whatever its id."""
        act, date = record.acte, record.seance.date
        objet = "".join(words_of(act.objet or ""))
        return cls(
            content=Content.of(act.texte),
            name="".join(words_of(record.collectivite.nom or "")),
            date=date.isoformat() if date else "",
            numero=numero_key(act.numero) if act.numero else "",
            objet=_digest(objet) if objet else "",
            amounts=_digest(*map(repr, act.montants)),
        )

    def near(self, other: "Traits") -> bool:
        """Whether the two may be one act, read from files of two formats."""
        return self.amounts == other.amounts and self.content.near(other.content)

    def agrees(self, other: "Traits") -> bool:
        """Whether nothing that both state of body and day says that they are two acts."""
        return all(
            not one or not two or one == two
            for one, two in ((self.name, other.name), (self.date, other.date))
        )


@dataclass(frozen=True, slots=True)
class Known:
    """A record and what it is known by, which is worked out once: its text is gone through for it."""

    record: Record
    traits: Traits

    @classmethod
    def of(cls, record: Record) -> Self:
        """A record that has its id."""
        return cls(record, Traits.of(record))


def identified(found: Sequence[Record], *, whole: bool) -> tuple[Known, ...]:
    """The records of one document with their ids.

    ``whole`` tells a document in which no act was recognised. Records that nothing else tells apart
    are told apart by their content; the same content twice is one act twice.
    """
    traits = [Traits.of(record) for record in found]
    ids = [_id(record, known, whole=whole) for record, known in zip(found, traits, strict=True)]
    contents: dict[str, set[str]] = defaultdict(set)
    for id, known in zip(ids, traits, strict=True):
        contents[id].add(known.content.digest)
    return tuple(
        Known(replace(record, id=with_content(id, known) if len(contents[id]) > 1 else id), known)
        for record, id, known in zip(found, ids, traits, strict=True)
    )


def with_content(id: str, traits: Traits) -> str:
    """The id of an act whose own one is another's."""
    return _digest(id, traits.content.digest)


def _id(record: Record, traits: Traits, *, whole: bool) -> str:
    kind = "reste" if record.rang == 0 else "acte"
    known = (kind, traits.name, traits.date, traits.numero, record.type_document)
    if whole or not (traits.name and traits.date):
        return _digest(*known, traits.objet, traits.content.digest)
    if record.rang == 0 or (traits.numero and record.type_document != "tableau"):
        return _digest(*known)
    return _digest(*known, traits.objet or traits.content.digest)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents; one broken at a line's end is whole."""
    return fold_signs(_BROKEN_WORD.sub("", text)).translate(_PARTING).split()


def digest_of(words: Sequence[str]) -> str:
    """What identifies a content: its letters and figures, however they are parted."""
    return _digest("".join(words))


def heads_of(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The hash of as many words as ``Content.head`` takes, from each place of a text."""
    for start in range(len(words) - HEAD_WORDS + 1):
        yield start, _shingle(words[start : start + HEAD_WORDS])


def _shingle(words: Sequence[str]) -> str:
    return f"{crc32(' '.join(words).encode()):08x}"


def _sketch(words: Sequence[str]) -> str:
    hashes = set(map(_HASHES.__getitem__, set(words)))
    hashes.discard(_UNTOLD)
    return "".join(f"{value:08x}" for value in nsmallest(_SKETCH, hashes))


def _hash(word: str) -> int:
    """What stands for a word in a sketch."""
    return crc32(word.encode()) if len(word) > 2 else _UNTOLD


#: A word is met again and again: its hash is looked up.
_HASHES = PieceCache(_hash)


def _share(one: str, two: str) -> float:
    first, second = (
        {sketch[start : start + 8] for start in range(0, len(sketch), 8)} for sketch in (one, two)
    )
    smallest = sorted(first | second)[:_SKETCH]
    return sum(value in first and value in second for value in smallest) / max(len(smallest), 1)


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
