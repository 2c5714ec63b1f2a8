"""An address for every kind of page, over the invented acts."""

from fakes import FakeSearch

SITTING = FakeSearch().records[1].seance_id

PAGES = {
    "accueil": "/",
    "résultats": "/recherche?q=cantine",
    "résultats filtrés": "/recherche?q=cantine&annee=2020&annee=2021&resultat=unanimité&du=2020",
    "dernière page": "/recherche?q=cantine&page=6",
    "aucun résultat": "/recherche?q=zzzz&annee=2023&commune=Villers",
    "recherche à corriger": "/recherche?q=cantine&du=bientôt",
    "acte": "/acte/0000000000000001?q=cantine",
    "acte hostile": "/acte/0000000000000062?q=script",
    "acte inconnu": "/acte/rien",
    "acte dont on ne sait rien": "/acte/0000000000000063",
    "séance": f"/seance/{SITTING}",
    "collectivités": "/collectivites",
    "collectivité": "/collectivite/Valserre-sur-Oune",
    "matières": "/matieres",
    "matière": "/matiere/7",
    "valeurs d'un filtre": "/recherche/filtre/collectivite?q=cantine",
    "aide": "/aide",
    "accessibilité": "/accessibilite",
    "intégrer": "/integrer?q=cantine",
    "liste intégrée": "/integrer/liste?q=cantine",
    "page introuvable": "/nulle-part",
}
