"""Finding the files to index, naming them, and telling which of them changed.

A run goes: ``label_roots`` names the folders that were given, ``walk`` yields every file under them
as a ``SourceFile`` (or a ``Failure`` that says why not); its hash says whether it is what the
index knew. A file whose size and modification time are those of the last run is not read again: its
known hash is kept. A file that was touched but has the same content is recognised by its hash.

Left out without a word: hidden files and folders (a name in ``.``, the ``.registre`` index among them), the
folder of any other index, ``README`` and ``LICENSE`` texts (``README.md``, ``LICENCE.txt``), which speak of the
folder rather than of an assembly, what a mapping file (``mapping``) leaves out and that file itself, the lock
and scratch files of office programs (``~$…``, ``….tmp``).
"""

from indexer.reading.sources.ignored import is_ignored
from indexer.reading.sources.root_labels import label_roots
from indexer.reading.sources.unchanged import Fingerprint, fingerprint
from indexer.reading.sources.walking import LEADS_OUT, MAX_BYTES, Found, covering, walk

__all__ = [
    "LEADS_OUT",
    "MAX_BYTES",
    "Fingerprint",
    "Found",
    "covering",
    "fingerprint",
    "is_ignored",
    "label_roots",
    "walk",
]
