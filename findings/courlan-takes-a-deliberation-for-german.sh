#!/usr/bin/env bash
# Told to keep French pages, courlan drops « /de/2024-012 », DE being the code of a délibération in Actes, as German, « /ar/… » of an arrêté as Arabic, « /ca/… » of a conseil d’administration as Catalan.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check courlan==1.4.0
"$place/venv/bin/python" - <<'PYTHON'
"""courlan 1.4.0, by which Trafilatura and crawlers of their own choose links: ``check_url`` and ``extract_links`` with ``language="fr"``.

Expected: « internationalization in URLs », of which the manual shows « /en/about-us », the folder of a language on a site that has several. The pages of a
site in French alone are kept, whatever its folders are called.
Seen: two letters that come first in the path are a language if there is one of that code, in capitals too. Acts are sent to the prefecture with their nature in
two letters, DE for délibérations and AR for arrêtés, and sites file them by it, as they do by the assembly: « ca » for a conseil d’administration or a
communauté d’agglomération, « cs » for a conseil syndical. All of these go, none with a word, while « cm », « bp », « cc » and « pv » stay, since no language is
called so: of one site the council is read and the board is not. Behind another folder, or below « /fr/ », the same two letters are none.
Whom it hits: who collects the acts of towns with the language set, as the manual of crawling recommends it to avoid pages in English.
Instead: leave ``language`` out and look at the language of the text.
"""
from courlan import check_url, extract_links

SITE = "https://commune.example"
PATHS = ("de/2024-012", "DE/2024-012", "ar/2024-013", "ca/2024-014", "cs/2024-015", "cm/2024-016", "bp/2024", "pv/2024-03-12", "actes/de/2024-012", "fr/de/2024-012")
french = [path for path in PATHS if check_url(f"{SITE}/{path}", language="fr")]
page = "".join(f'<a href="/{path}">Acte</a>' for path in PATHS)
links = {mode: extract_links(page, url=SITE, external_bool=False, language=mode) for mode in ("fr", None)}
print("any language:", sorted(links[None]))
print("French:", french)
assert french == ["cm/2024-016", "bp/2024", "pv/2024-03-12", "actes/de/2024-012", "fr/de/2024-012"], french
assert all(check_url(f"{SITE}/{path}") for path in PATHS) and len(links[None]) == len(PATHS), links
assert links["fr"] == {f"{SITE}/{path}" for path in french}, links
PYTHON
