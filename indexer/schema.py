"""The fields of the index, and how a document becomes what an engine stores.

Text fields hold terms made by ``analyzers``; keyword fields hold exact values, for filters and
facets; number fields serve ranges and sorts. ``SCHEMA_VERSION`` changes with any of them, so that
an index made otherwise is refused rather than misread.
"""

SCHEMA_VERSION = 1

#: Terms of the objet; of the whole act (objet included); the same unstemmed; names of several words;
#: words of the collectivité's name.
TEXT_FIELDS = ("objet", "texte", "surface", "noms", "collectivite_nom")

KEYWORD_FIELDS = (
    "collectivite",
    "commune",
    "departement",
    "type_collectivite",
    "type",
    "matiere",  # "5" and "5.7": a branch holds its leaves
    "matiere_deduite",  # the same for codes that were inferred
    "resultat",
    "organe",
    "annee",
    "numero",  # as written, folded, and its parts
    "seance",  # id of the sitting
    "siren",
    "code_insee",
)

#: ``date`` is YYYYMMDD. The two others order a whole listing: by date, then sitting, then rank,
#: with undated acts at the end both ways.
NUMBER_FIELDS = ("date", "ordre_ancien", "ordre_recent")

#: Facets that can be counted, in the order they are shown.
FACET_FIELDS = (
    "collectivite",
    "commune",
    "departement",
    "type_collectivite",
    "type",
    "annee",
    "matiere",
    "resultat",
    "organe",
)
