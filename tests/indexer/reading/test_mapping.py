"""A mapping file beside a corpus: bodies of folders, addresses of originals, what to leave out."""

import pytest

from indexer.acts.documents import ExtractedText, Failure
from indexer.reading.explaining import explained
from indexer.reading.extraction import Options, extract
from indexer.reading.mapping import mapping_of
from indexer.reading.parsing import parse
from indexer.reading.sources import walk
from indexer.reading.understanding import understand_all

SIREN = "213499908"
TEXT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
Séance du 15 mars 2024
DELIBERATION N° : 2024-07
OBJET : Tarifs de la piscine
Le conseil, après en avoir délibéré, décide à l'unanimité d'approuver les tarifs.
"""
RULES = """
exclure = ["brouillons", "*.bak.txt"]

[[dossier]]
motif = "haut/*"
collectivite = "Commune de Sauvérac-le-Haut"
siren = "213499908"
adresse = "https://sauverac.example/actes/"

[[dossier]]
organe = "conseil municipal"
"""
TABLE = """motif;collectivite;siren;organe;adresse;exclure
brouillons;;;;;oui
*.bak.txt;;;;;oui
haut/*;Commune de Sauvérac-le-Haut;213499908;;https://sauverac.example/actes/;
;;;conseil municipal;;
"""


@pytest.fixture(params=["registre.toml", "registre.csv"])
def corpus(request, tmp_path):
    for name in ("haut/été 1.txt", "bas/b.txt", "brouillons/c.txt", "haut/d.bak.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    rules = RULES if request.param.endswith("toml") else TABLE
    (tmp_path / request.param).write_text(rules, encoding="utf-8")
    return tmp_path


def understood(path):
    return parse(extract(path).texts[0], name=path.name)


def test_what_is_left_out_is_not_found(corpus):
    names = {found.name.partition("/")[2] for found in walk([corpus])}
    assert names == {"haut/été 1.txt", "bas/b.txt"}


def test_a_folder_has_its_body_its_organ_and_the_address_of_its_originals(corpus):
    document = understood(corpus / "haut" / "été 1.txt")
    assert document.collectivite.siren == SIREN
    assert document.collectivite.nom.endswith("Sauvérac-le-Haut")
    assert document.seance.organe == "conseil municipal"
    [act] = document.actes
    assert act.url_originale == "https://sauverac.example/actes/haut/%C3%A9t%C3%A9%201.txt"
    sources = {each.fact: (each.source, each.where) for each in explained(document)}
    assert sources["collectivite"][0] == sources["url_originale"][0] == "déclaré"
    assert "registre" in sources["siren"][1]
    other = understood(corpus / "bas" / "b.txt")
    assert other.collectivite.siren is None
    assert other.actes[0].url_originale is None


def test_the_word_of_the_user_wins_over_the_mapping(corpus):
    [found] = understand_all([corpus / "haut" / "été 1.txt"], Options(), "Commune de Bas-Aulnoy")
    assert found.documents[0].collectivite.nom == "Commune de Bas-Aulnoy"


def test_files_are_read_again_when_the_mapping_changes(corpus):
    before = {found.name: found.sha256 for found in walk([corpus])}
    path = next(corpus.glob("registre.*"))
    path.write_text(path.read_text("utf-8").replace("sauverac.example", "autre.example"), "utf-8")
    after = {found.name: found.sha256 for found in walk([corpus])}
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in before)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[dossier]\n", "not understood"),
        ("[[dossier]]\nsiren = '123456789'\n", "no SIREN"),
        ("[[dossier]]\norgane = 'café'\n", "no assembly"),
        ("[[dossier]]\nadresse = 'javascript:alert(1)'\n", "no address"),
        ("[[dossier]]\nadresse = 7\n", "must be text"),
        ("[[dossier]]\ncouleur = 'bleu'\n", "unknown key 'couleur'"),
        ("exclure = 'tout'\n", "must be a list"),
        ("dossier = [3]\n", "no table"),
        ("couleur = 1\n", "unknown key 'couleur'"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_and_files_are_read(tmp_path, text, problem):
    (tmp_path / "registre.toml").write_text(text)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    failures, files = [], []
    for found in walk([tmp_path]):
        (failures if isinstance(found, Failure) else files).append(found)
    assert any(problem in failure.reason for failure in failures)
    assert len(files) == 1


def test_a_rule_that_leaves_out_names_what(tmp_path):
    (tmp_path / "registre.toml").write_text("[[dossier]]\nexclure = true\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert len(list(walk([tmp_path]))) == 1


def test_a_table_of_that_name_is_a_table(tmp_path):
    table = tmp_path / "registre.csv"
    table.write_text("COLL_NOM,DELIB_ID,DELIB_OBJET\nSauvérac,1,Tarif\n", encoding="utf-8")
    assert mapping_of(tmp_path / "a.txt") is None
    assert [found.path.name for found in walk([tmp_path])] == ["registre.csv"]


def test_read_facts_name_their_characters():
    text = TEXT.replace("Le conseil,", "Le conseil municipal,")
    document = parse(ExtractedText(text), name="a.txt")
    told = {each.fact: each for each in explained(document)}
    assert told["numero"].source == told["date"].source == "lu"
    for name, written in (("numero", "2024-07"), ("date", "15 mars 2024")):
        first, last = map(int, told[name].where.removeprefix("characters ").split("–"))
        assert text[first:last] == written
