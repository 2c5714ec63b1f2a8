#!/usr/bin/env bash
# Readers of articles on the web take « extrait » for an extra, « affaires-sociales » for social media, and leave the act out.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check readability-lxml==0.9
npm install --silent --no-audit --no-fund --prefix "$place" @mozilla/readability@0.6.0 jsdom@29.1.1
"$place/venv/bin/python" - "$place" <<'PYTHON'
"""readability-lxml 0.9, @mozilla/readability 0.6.0.

Expected: of two pages that differ in the French name of one class, the same text.
Seen: both seek English words inside the names of classes and drop what bears one: « extra » in extrait,
« comment » in commentaire, « media » in mediatheque, « menu » in menuiserie, « social » in affaires-sociales. The
element that holds the « extrait du registre des délibérations », the very act, goes with the navigation, while
what stands around it is read.
"""
import json
import sys

from readability import Document

around = "".join(
    f"<p>Le conseil municipal, après en avoir délibéré, approuve la convention numéro {number} avec le syndicat des eaux de la vallée, "
    "fixe la participation de la commune et autorise le maire à signer.</p>"
    for number in range(5)
)
act = (
    "<h2>Décision</h2><p>Le conseil acquiert la parcelle du lavoir pour douze mille euros, montant inscrit au budget, et charge "
    "le maire de l'exécution de la délibération.</p>"
)
names = ("annexe", "extrait", "commentaire", "mediatheque", "menuiserie", "affaires-sociales")
pages = {
    name: f"<html lang='fr'><head><title>Actes</title></head><body><div><h1>Séance</h1>{around}<div class='{name}'>{act}</div>{around}</div></body></html>"
    for name in names
}
with open(f"{sys.argv[1]}/pages.json", "w") as file:
    json.dump(pages, file)
lost = [name for name, page in pages.items() if "lavoir" not in Document(page).summary()]
print("the act is lost in readability-lxml:", ", ".join(lost))
assert lost == ["extrait", "commentaire", "mediatheque", "menuiserie"]
PYTHON
cd "$place"
node - <<'JAVASCRIPT'
/* @mozilla/readability 0.6.0, the reading view of Firefox. */
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");
const lost = Object.entries(require("./pages.json"))
  .filter(([, page]) => !new Readability(new JSDOM(page).window.document).parse().textContent.includes("lavoir"))
  .map(([name]) => name);
console.log("the act is lost in @mozilla/readability:", lost.join(", "));
process.exit(lost.join() === "extrait,commentaire,mediatheque,menuiserie,affaires-sociales" ? 0 : 1);
JAVASCRIPT
