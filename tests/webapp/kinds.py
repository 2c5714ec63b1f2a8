"""An address for every kind of page, over the invented acts."""

from fakes import invented

SITTING = invented()[1].seance_id

PAGES = {
    "accueil": "/",
    "resultats": "/recherche?q=cantine",
    "resultats filtres": "/recherche?q=cantine&annee=2020&annee=2021&resultat=unanimité&du=2020",
    "derniere page": "/recherche?q=cantine&page=6",
    "aucun resultat": "/recherche?q=zzzz&annee=2023&commune=Villers",
    "recherche a corriger": "/recherche?q=cantine&du=bientôt",
    "acte": "/acte/0000000000000001?q=cantine",
    "acte hostile": "/acte/0000000000000062?q=script",
    "acte inconnu": "/acte/rien",
    "acte dont on ne sait rien": "/acte/0000000000000063",
    "seance": f"/seance/{SITTING}",
    "collectivites": "/collectivites",
    "collectivite": "/collectivite/Valserre-sur-Oune",
    "matieres": "/matieres",
    "matiere": "/matiere/7",
    "valeurs d un filtre": "/recherche/filtre/collectivite?q=cantine",
    "aide": "/aide",
    "api": "/api",
    "accessibilite": "/accessibilite",
    "integrer": "/integrer?q=cantine",
    "liste integree": "/integrer/liste?q=cantine",
    "page introuvable": "/nulle-part",
}

#: Kinds that show nothing of the index.
PLAIN = {"aide", "accessibilite", "recherche a corriger", "page introuvable"}
