"""Transfers to an archive (SEDA), from invented manifests to what is understood of their files."""

import base64
import datetime as dt
from dataclasses import replace

import pytest

from indexer.errors import ExtractionError
from indexer.reading.extraction import Options, extract
from indexer.reading.extraction.exchange.file_titles import is_annex, nature_in, number_in, objet_in
from indexer.reading.parsing import parse
from indexer.reading.sources import fingerprint
from tests.corpus.actes_files import Sent, receipt, tar_gz
from tests.corpus.seda_files import V02, V10, Described, Maker, manifest, old_manifest, zipped

SIREN = "213499908"
TEXT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL
Commune de Sauvérac-le-Haut
Séance du 15 mars 2024
OBJET : {}
Le conseil municipal, après en avoir délibéré, décide à l'unanimité :
- d'approuver ce qui précède.
"""
POOL = Described(
    "Délibération n° 2024-07 du 15 mars 2024",
    "Tarifs de la piscine d'été",
    "2024-03-15",
    "2024-03-18",
    (
        ("7.10", "Classification actes", "subject"),
        ("Délibérations", "", "genreform"),
        ("piscine municipale", "", "subject"),
    ),
    ("content/ID1.txt", "content/ID2.txt"),
)
PATH = Described(
    "Vente du chemin des Aulnes",
    "La commune vend un chemin rural à son voisin.",
    "2024-03-15",
    keywords=(("Aliénations", "3.2", "subject"),),
    files=("content/ID3.txt",),
)
FILES = {
    "content/ID1.txt": TEXT.format("Piscine : tarifs").encode(),
    "content/ID2.txt": "Tableau des tarifs\nEntrée : 3 €\n".encode(),
    "content/ID3.txt": TEXT.format("Chemin").encode(),
}
MANIFESTS = {
    "0.2": lambda acts: old_manifest(acts, SIREN),
    "0.2, Latin-1": lambda acts: old_manifest(acts, SIREN, encoding="ISO-8859-1"),
    "1.0, a prefix": lambda acts: old_manifest(acts, SIREN, V10, "seda"),
    "2.1": lambda acts: manifest(acts, SIREN),
    "2.1, referring units": lambda acts: manifest(acts, SIREN, flat=True),
}


def understood(extraction):
    return [parse(text, name=text.member or "acte.txt") for text in extraction.texts]


def package(tmp_path, members, name="versement.zip"):
    path = tmp_path / name
    path.write_bytes(zipped(members) if name.endswith(".zip") else tar_gz(members))
    return path


@pytest.mark.parametrize("version", MANIFESTS)
def test_the_manifest_states_each_act_and_its_annex(tmp_path, version):
    members = {"manifest.xml": MANIFESTS[version]([POOL, PATH]), **FILES}
    extraction = extract(package(tmp_path, members))
    assert (extraction.failures, extraction.notes) == ((), ())
    pool, annex, path = understood(extraction)
    [act] = pool.actes
    assert (act.numero, act.objet, act.matiere.code) == ("2024-07", POOL.description, "7.10")
    assert (act.nature, pool.collectivite.siren) == ("délibération", SIREN)
    assert pool.seance.date == dt.date(2024, 3, 15)
    assert act.declaration.mots_cles == ("piscine municipale",)
    origin = next(each for each in act.origines if each.fait == "objet")
    assert (origin.source, origin.autre) == ("déclaré", "Piscine : tarifs")
    assert origin.ou.startswith("manifest.xml, ")
    assert annex.type_document == "annexe"
    assert annex.actes[0].objet == "Annexe 1 de l'acte n° 2024-07"
    assert annex.seance.date == dt.date(2024, 3, 15)
    [act] = path.actes
    assert (act.objet, act.matiere.code, act.matiere.deduite) == (PATH.title, "3.2", False)
    assert act.declaration.description == PATH.description
    assert act.vote.resultat == "unanimité"


@pytest.mark.parametrize("name", ["versement.zip", "versement.tar.gz"])
def test_a_package_may_stand_in_a_folder_of_its_archive(tmp_path, name):
    members = {"manifest.xml": manifest([POOL], SIREN), **FILES}
    inside = {f"2024/sip/{path}": data for path, data in members.items()}
    act, annex, other = understood(extract(package(tmp_path, inside, name)))
    assert act.actes[0].numero == "2024-07"
    assert annex.type_document == "annexe"
    assert other.actes[0].origines == ()


def test_the_name_of_the_body_and_units_without_words(tmp_path):
    lone = replace(
        POOL, title="Dossier", description="Restauration du clocher", files=POOL.files[:1]
    )
    found = manifest([lone], SIREN, "Mairie de Sauvérac-le-Haut")
    [document] = understood(extract(package(tmp_path, {"manifest.xml": found, **_first()})))
    assert document.collectivite.nom == "Sauvérac-le-Haut"
    assert document.actes[0].objet == "Restauration du clocher"


def _first():
    return {"content/ID1.txt": FILES["content/ID1.txt"]}


def test_the_receipt_in_a_package_reaches_the_act_under_another_name(tmp_path):
    lone = replace(POOL, files=("deliberation.txt", "aractes.xml", "deliberation.txt.p7s"))
    sent = Sent(SIREN, "2024-03-15", "2024_07", "Tarifs de la piscine d'été", "7.10")
    members = {
        "bordereau.xml": old_manifest([lone], SIREN),
        "deliberation.txt": FILES["content/ID1.txt"],
        "deliberation.txt.p7s": b"\x30\x80\x06\x09",
        "aractes.xml": receipt(sent, "2024-03-18"),
    }
    extraction = extract(package(tmp_path, members, "acte.tar.gz"))
    assert extraction.failures == ()
    [document] = understood(extraction)
    assert document.actes[0].date_reception == dt.date(2024, 3, 18)
    assert document.actes[0].identifiant == sent.identifiant
    assert any("p7s" in note for note in extraction.notes)


def test_the_receipt_below_an_unpacked_manifest_reaches_its_act(tmp_path):
    lone = replace(POOL, files=("content/ID1.txt", "content/ID2.xml"))
    sent = Sent(SIREN, "2024-03-15", "2024_07", "Tarifs de la piscine d'été", "7.10")
    (tmp_path / "content").mkdir()
    (tmp_path / "manifest.xml").write_bytes(manifest([lone], SIREN))
    (tmp_path / "content" / "ID1.txt").write_bytes(FILES["content/ID1.txt"])
    (tmp_path / "content" / "ID2.xml").write_bytes(receipt(sent, "2024-03-18"))
    [document] = understood(extract(tmp_path / "content" / "ID1.txt"))
    assert document.actes[0].date_reception == dt.date(2024, 3, 18)
    assert document.actes[0].identifiant == sent.identifiant


def test_a_document_that_is_absent_is_told_and_stands_by_what_is_stated(tmp_path):
    extraction = extract(package(tmp_path, {"manifest.xml": manifest([PATH], SIREN)}))
    [failure] = extraction.failures
    assert "content/ID3.txt, which is not there" in failure.reason
    [document] = understood(extraction)
    assert document.actes[0].objet == PATH.title
    assert PATH.description in document.texte


def test_individual_orders_are_left_out_unless_asked_for(tmp_path):
    order = replace(PATH, keywords=(("Actes individuels", "", "genreform"),))
    path = package(tmp_path, {"manifest.xml": manifest([order], SIREN), **FILES})
    assert "content/ID3.txt" not in {text.member for text in extract(path).texts}
    asked = extract(path, options=Options(individuals=True))
    assert "content/ID3.txt" in {text.member for text in asked.texts}


def test_a_file_that_stands_in_the_manifest_is_read(tmp_path):
    made = Maker(V02)
    root = made.root()
    unit = made.child(root, "Contains")
    made.child(unit, "Name", "Délibération n° 12 : bornes du marché")
    document = made.child(unit, "Document")
    content = base64.b64encode(TEXT.format("Bornes").encode()).decode()
    made.child(document, "Attachment", content, filename="delib.txt")
    from lxml import etree

    data = etree.tostring(root)
    (tmp_path / "bordereau.xml").write_bytes(data)
    for path in (tmp_path / "bordereau.xml", package(tmp_path, {"bordereau.xml": data})):
        [found] = understood(extract(path))
        assert (found.actes[0].numero, found.actes[0].objet) == ("12", "bornes du marché")


def test_an_unpacked_package_is_read_file_by_file(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for path, data in FILES.items():
        (tmp_path / path).write_bytes(data)
    before = fingerprint(folder / "ID1.txt")
    (tmp_path / "manifest.xml").write_bytes(manifest([POOL, PATH], SIREN))
    assert extract(tmp_path / "manifest.xml").texts == ()
    [act] = understood(extract(folder / "ID1.txt"))[0].actes
    assert (act.numero, act.matiere.code) == ("2024-07", "7.10")
    assert understood(extract(folder / "ID2.txt"))[0].type_document == "annexe"
    # A manifest that comes later has the files read again.
    assert fingerprint(folder / "ID1.txt").sha256 != before.sha256


def test_a_file_of_the_same_name_elsewhere_is_not_meant(tmp_path):
    other = tmp_path / "autre"
    for folder in (tmp_path / "content", other):
        folder.mkdir()
        (folder / "ID1.txt").write_bytes(FILES["content/ID1.txt"])
    (tmp_path / "manifest.xml").write_bytes(manifest([POOL], SIREN))
    assert extract(tmp_path / "content" / "ID1.txt").texts[0].stated
    assert not extract(other / "ID1.txt").texts[0].stated
    members = {"manifest.xml": manifest([PATH], SIREN), **FILES, "autre/ID3.txt": b"Une note"}
    stated = {t.member: bool(t.stated) for t in extract(package(tmp_path, members)).texts}
    assert stated["content/ID3.txt"]
    assert not stated["autre/ID3.txt"]


def test_a_manifest_may_lie_beside_the_archive_of_its_files(tmp_path):
    (tmp_path / "bordereau.xml").write_bytes(old_manifest([POOL], SIREN))
    files = {name: FILES[name] for name in POOL.files}
    path = package(tmp_path, files, "objets.tar.gz")
    extraction = extract(tmp_path / "bordereau.xml")
    assert (extraction.texts, extraction.failures) == ((), ())
    act, annex = understood(extract(path))
    assert (act.actes[0].numero, annex.type_document) == ("2024-07", "annexe")


@pytest.mark.parametrize(
    "broken",
    [
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        b"",
    ],
)
def test_a_manifest_that_cannot_be_read_leaves_the_files(tmp_path, broken):
    data = manifest([PATH], SIREN)
    data = data.replace(b"<Archive", broken + b"<Archive", 1) if broken else data[:-40]
    extraction = extract(package(tmp_path, {"manifest.xml": data, **FILES}))
    assert len(extraction.texts) == 3
    assert [failure.name for failure in extraction.failures] == ["manifest.xml"]
    (tmp_path / "manifest.xml").write_bytes(data)
    (tmp_path / "a.txt").write_bytes(FILES["content/ID1.txt"])
    assert len(extract(tmp_path / "a.txt").texts) == 1
    assert extract(tmp_path / "manifest.xml").failures


def test_units_that_refer_to_each_other_in_a_circle_end(tmp_path):
    data = manifest([PATH], SIREN, flat=True)
    circle = b'<ArchiveUnit id="r9"><ArchiveUnitRefId>top</ArchiveUnitRefId></ArchiveUnit>'
    data = data.replace(
        b"</ArchiveUnit>\n    </DescriptiveMetadata>",
        circle + b"</ArchiveUnit></DescriptiveMetadata>",
    )
    extraction = extract(package(tmp_path, {"manifest.xml": data, **FILES}))
    assert any(text.stated for text in extraction.texts)


@pytest.mark.parametrize(
    ("title", "number", "objet"),
    [
        ("Délibération n°2024-12 : vente du chemin", "2024-12", "vente du chemin"),
        ("Sauvérac : Actes (Délibérations) n°D24_7", "D24_7", None),
        ("Délibération du 15 mars 2024 - Halle, travaux", None, "Halle, travaux"),
        ("2024-31 Budget annexe de l'eau", "2024-31", "Budget annexe de l'eau"),
        ("Fichier contenant la pièce principale", None, None),
        ("Actes soumis au contrôle de la légalité", None, None),
        (
            "Arrêté de circulation, rue des Tilleuls",
            None,
            "Arrêté de circulation, rue des Tilleuls",
        ),
        ("Annexe n°3 d'un acte soumis au contrôle de légalité", None, None),
    ],
)
def test_what_a_title_tells(title, number, objet):
    assert number_in(title) == number
    assert objet_in(title, ("Sauvérac",)) == objet


def test_what_is_an_annex_and_what_a_nature_is():
    assert is_annex(["Fichier contenant la première annexe"])
    assert is_annex(["Pièce jointe 2"])
    assert not is_annex(["Budget annexe", "Vote des budgets annexes"])
    assert nature_in("Arrêtés individuels") == "arrêté individuel"
    assert nature_in("Contrats, conventions et avenants") == "contrat"
    assert nature_in("Convention de mandat") is None


def test_a_manifest_without_files_says_so(tmp_path):
    (tmp_path / "manifest.xml").write_bytes(manifest([], SIREN))
    assert extract(tmp_path / "manifest.xml").texts == ()
    with pytest.raises(ExtractionError, match="no file"):
        extract(package(tmp_path, {"manifest.xml": manifest([], SIREN)}))
