"""The page that tells developers how to build on the JSON interface, with examples that run."""

from flask import Blueprint, render_template

from indexer.fields.fields import FACETS
from indexer.searching.results import MAX_DEPTH, MAX_PER_PAGE
from webapp.addresses.urls import root
from webapp.backend import site

guide = Blueprint("guide", __name__)

#: Examples by language, as they are printed; the tests run them against a site.
_CURL = """\
curl -G '{root}/api/v1/search' \\
  --data-urlencode 'q=cantine' --data-urlencode 'per_page=3'"""
_PYTHON = """\
import json
from urllib.request import urlopen

# Tous les actes d’une recherche, page après page, sans limite de profondeur.
address = "{root}/api/v1/search?q=conseil&curseur=*&per_page=100"
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    for act in page["results"]:
        print(act["date"], act["collectivite"], act["objet"])
    address = page["links"]["next"]"""
_JAVASCRIPT = """\
const answer = await fetch("{root}/api/v1/facettes?champ=annee");
const {{ total, facettes }} = await answer.json();
console.log(total, "actes");
for (const {{ label, count }} of facettes.annee) console.log(label, count);"""
_EXAMPLES = (
    ("curl", "Une recherche", _CURL),
    ("Python", "Tout lire, jusqu’au dernier acte", _PYTHON),
    ("JavaScript", "Compter par année, depuis une autre page", _JAVASCRIPT),
)
_ADDRESSES = (
    ("/api/v1/search", "une page de résultats, avec facettes et extraits"),
    ("/api/v1/actes/{id}", "un acte entier : son texte, ses actes voisins"),
    ("/api/v1/suggest", "compléter une saisie"),
    ("/api/v1/facettes", "toutes les valeurs des filtres d’une recherche, et leurs nombres"),
    ("/api/v1/collectivites", "les collectivités de l’index"),
    ("/api/v1/seances", "les séances, les dernières d’abord"),
    ("/api/v1/export", "tous les actes d’une recherche en CSV, lignes JSON ou SCDL"),
    ("/api/v1/openapi.json", "la description OpenAPI 3.1 de tout cela"),
)


@guide.get("/api")
def api_guide() -> str:
    """How to build on the JSON interface."""
    settings = site().settings
    return render_template(
        "api.html",
        addresses=_ADDRESSES,
        examples=[(name, title, text.format(root=root())) for name, title, text in _EXAMPLES],
        filters=[(name, facet.meaning) for name, facet in FACETS.items()],
        keys=bool(settings.api_keys),
        rate=settings.rate,
        most_per_page=MAX_PER_PAGE,
        deepest=MAX_DEPTH,
    )
