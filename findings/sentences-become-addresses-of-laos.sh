#!/usr/bin/env bash
# « La séance est levée.La commune », the blank lost, is a link to a host of Laos for bleach, linkify-it and urlextract; « budget.Au vu » one of Australia, « voté.De plus » of Germany.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check bleach==6.4.0 linkify-it-py==2.2.0 markdown-it-py==4.3.0 urlextract==1.10.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""bleach 6.4.0 (``linkify``), linkify-it-py 2.2.0, by itself and in markdown-it-py 4.3.0 (``linkify``), urlextract 1.10.0.

Expected: addresses that stand in a text become links, « mairie.example.fr » among them; an end of a sentence is none, least of all with a capital behind it and
an accent before.
Seen: clerks and scans lose the blank between two sentences, and French begins them with words that are domains of countries: Le is none, but La, Au, De, Il,
Ma, Sa, Se, Ne and Et are. A page that shows the text of an act so sends its readers to hosts of strangers, and who gathers the addresses of annexes from acts
gets them, too; urlextract cuts the first at the accent, « e.La ». What has no such domain, « tarif.Un », is left alone.
"""
import re

import bleach
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from urlextract import URLExtract

acts = {
    "La séance est levée.La commune": "levée.La",
    "Le conseil adopte le budget.Au vu des avis": "budget.Au",
    "Le projet est voté.De plus, le maire rend compte": "voté.De",
    "La voirie.Se référer au plan": "voirie.Se",
    "Adopté à l'unanimité.Il est proposé": "unanimité.Il",
}
finder, linker, page = URLExtract(), LinkifyIt(), MarkdownIt("commonmark", {"linkify": True}).enable("linkify")
for text, host in acts.items():
    seen = {
        "bleach": re.findall(r'href="http://([^"]+)"', bleach.linkify(text)),
        "linkify-it": [found.text for found in linker.match(text) or ()],
        "markdown-it": re.findall(r"<a [^>]+>([^<]+)</a>", page.render(text)),
        "urlextract": finder.find_urls(text),
    }
    print(f"« {text} »: {seen}")
    assert all(seen[name] == [host] for name in ("bleach", "linkify-it", "markdown-it"))
assert finder.find_urls("La séance est levée.La commune") == ["e.La"]
assert finder.find_urls("Le conseil adopte le budget.Au vu des avis") == ["budget.Au"]
for text in ("le tarif.Un repas", "la séance.Le maire", "article L.2121-29"):
    assert not linker.match(text) and not finder.find_urls(text) and "<a" not in bleach.linkify(text)
PYTHON
