#!/usr/bin/env bash
# The next page of a table of votes without rules: Camelot drops a member with the vote, and « Contre » stands where « Pour » did.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check camelot-py==2.0.0 reportlab==5.1.0
"$place/venv/bin/python" -W ignore - "$place/votes.pdf" <<'PYTHON'
"""Camelot 2.0.0 (flavours « stream » and « network »).

Expected of what is made for tables without rules: a line for each member, and every cross, even a single one, as both give
with the headings on the page.
Seen: on a page that continues a table, without the headings, network drops the columns of the one vote against and the one
abstention, and the last member with them; and where nobody votes in favour there is no column for it, so that in stream as
in network the votes against come first, where the page before has those in favour.
"""
import sys

import camelot
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

file = sys.argv[1]
members = ("Mme Orval", "M. Brisset", "Mme Lescot", "M. Adnet", "Mme Tessier", "M. Vasseur")
kinds = ("Pour", "Contre", "Abstention")


def drawn(votes, headings):
    rows = [["Nom", *kinds]] if headings else []
    rows += [[member, *("X" if kind[0] == vote else "" for kind in kinds)] for member, vote in zip(members, votes, strict=True)]
    table = Table(rows, colWidths=[120, 60, 60, 80])
    table.setStyle(TableStyle([("ALIGN", (1, 0), (-1, -1), "CENTER")]))
    SimpleDocTemplate(file).build([table])
    return rows


def by_camelot(flavor):
    return [row for table in camelot.read_pdf(file, flavor=flavor) for row in table.df.values.tolist()]


def told(rows):
    return {member: sum("X" in cell for cell in row) for row in rows for member in members if member.split()[1] in "".join(row)}


rows = drawn("PPPCPA", headings=True)
assert by_camelot("stream") == by_camelot("network") == rows

rows = drawn("PPPCPA", headings=False)
network = by_camelot("network")
print("Camelot, network, a page without headings:", *network, sep="\n  ")
assert told(network) == dict.fromkeys(members[:5], 1) | {"M. Adnet": 0}
assert by_camelot("stream") == rows

drawn("CCCCCC", headings=False)
against = [[member, "X"] for member in members]
seen = {flavor: by_camelot(flavor) for flavor in ("stream", "network")}
print("Camelot, all against, a page without headings:", seen)
assert seen == {"stream": against, "network": against}
PYTHON
