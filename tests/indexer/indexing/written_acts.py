"""Files of one act as the tests of indexing write them."""

from pathlib import Path

ACT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Vaucourt-sur-Sélinelle
Séance du {date}
DELIBERATION N° : {numero}
OBJET : {objet}
Le conseil municipal, après en avoir délibéré, décide à l'unanimité :
- d'approuver {objet}.
"""


def written(
    folder: Path, name: str, objet: str, numero: str = "2024-01", date: str = "12 mars 2024"
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(ACT.format(objet=objet, numero=numero, date=date), encoding="utf-8")
    return path
