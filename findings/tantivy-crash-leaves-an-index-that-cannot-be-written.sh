#!/usr/bin/env bash
# tantivy: a crash in the middle of a commit of deletions leaves an index that no commit goes through.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check tantivy==0.27.0
"$place/venv/bin/python" - "$place" <<'PYTHON'
"""tantivy 0.27.0 (tantivy-py).

Expected, as the documentation of a commit promises: after a crash that spares the disk, indexing goes
on from the last commit.
Seen: a commit with deletions writes « SEGMENT.OPSTAMP.del » and then meta.json. A process that ends
between the two leaves the first. The next session begins at the same opstamp, wants to write a file of
the same name, and is refused: « FileAlreadyExists ». So is every later session, though the file belongs
to no commit: a new writer does not clear it away unless garbage_collect_files() is called before the
first deletion, which nothing says.

The state after such an end is put together here from its two sides: the folder before the commit, and
the files that the commit writes before meta.json. An act is corrected, the machine stops, and no
correction of it can be indexed any more.
"""
import shutil
import sys
from pathlib import Path

import tantivy

place = Path(sys.argv[1])
before, after = place / "before", place / "after"
builder = tantivy.SchemaBuilder()
builder.add_text_field("id", stored=True, tokenizer_name="raw")
schema = builder.build()


def session(folder, *, delete=(), add=(), collect=False):
    index = tantivy.Index.open(str(folder))
    writer = index.writer(heap_size=20_000_000, num_threads=1)
    if collect:
        writer.garbage_collect_files()
    for id in delete:
        writer.delete_documents_by_term("id", id)
    for id in add:
        writer.add_document(tantivy.Document(id=id))
    writer.commit()
    writer.wait_merging_threads()


before.mkdir()
tantivy.Index(schema, path=str(before), reuse=False)
session(before, add=["acte-1", "acte-2", "acte-3"])
shutil.copytree(before, after)
session(after, delete=["acte-2"])
(written,) = after.glob("*.del")
for name in (written.name, ".managed.json"):
    shutil.copyfile(after / name, before / name)

seen = []
for _ in range(3):
    try:
        session(before, delete=["acte-2"])
    except ValueError as error:
        seen.append(str(error))
print("seen:", *seen, sep="\n  ")
assert len(seen) == 3 and all("FileAlreadyExists" in text for text in seen), seen
session(before, delete=["acte-2"], collect=True)
print("after garbage_collect_files() the same session goes through")
PYTHON
