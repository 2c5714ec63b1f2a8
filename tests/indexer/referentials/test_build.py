import gzip
import json
from pathlib import Path

import pytest

from tools import build_referentials as build


def test_the_same_sources_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "DATA", tmp_path / "data")
    communes = tmp_path / "communes.csv"
    communes.write_text(
        "code_insee,nom,siren,epci,codes_postaux,chef_lieu_ou_parente,type\n"
        "99001,Val-d'Exemple,219900010,200000001,99000,,commune-actuelle\n"
        "99002,Quartier,,,,99001,arrondissement-municipal\n",
        encoding="utf-8",
    )
    epci = tmp_path / "epci.csv"
    epci.write_text("siren,nom,type,departements\n200000001,CC Exemple,CC,99\n", encoding="utf-8")
    departements = tmp_path / "departements.csv"
    departements.write_text("code,nom,region\n99,Exemple,98\n", encoding="utf-8")
    regions = tmp_path / "regions.csv"
    regions.write_text("code,nom\n98,Grand Exemple\n", encoding="utf-8")
    nomenclature = tmp_path / "actes.json"
    nomenclature.write_text(
        json.dumps({"matieres": [{"code": "1", "libelle": "Un", "libelle_flux_actes": "Un"}]}),
        encoding="utf-8",
    )
    sources = (communes, epci, departements, regions, nomenclature)
    build.build(*sources)
    first = (tmp_path / "data" / "communes.tsv.gz").read_bytes()
    build.build(*sources)
    assert (tmp_path / "data" / "communes.tsv.gz").read_bytes() == first
    text = gzip.decompress(first).decode()
    assert text == "val d exemple\t99001\tVal-d'Exemple\t219900010\t200000001\t99000\t\n"
