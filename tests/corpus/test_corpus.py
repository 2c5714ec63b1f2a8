"""The sample corpus: complete, described, invented, and the same as what its maker gives."""

import csv
import json
import re
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from indexer.reading.extraction import extract
from indexer.referentials import (
    communes_named,
    departement_named,
    epci_named,
    matiere_codes,
)

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "corpus"
ACT_KEYS = {"numero", "objet", "matiere_code", "vote"}
RESULTS = {"unanimité", "majorité", "adopté", "rejeté", "prend acte", "élection", "ajourné"}
DOCUMENT_TYPES = {
    "deliberation",
    "proces-verbal",
    "compte-rendu",
    "arrete",
    "convocation",
    "tableau",
    "annexe",
}
SCDL_COLUMNS = [
    "COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM",
    "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF",
    "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL",
]  # fmt: skip

FILES = sorted(
    path
    for path in CORPUS.rglob("*")
    if path.is_file() and path.name not in {"README.md", ".gitattributes", "registre.toml"}
)
LABELS = [
    json.loads(line) for line in (HERE / "expected.jsonl").read_text("utf-8").splitlines() if line
]
TOPICS = [json.loads(line) for line in (HERE / "topics.jsonl").read_text("utf-8").splitlines()]
ACTS = [act for label in LABELS for act in label["actes"]]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The folder that the maker writes, run as a person runs it."""
    out = tmp_path_factory.mktemp("corpus")
    command = [sys.executable, str(HERE / "make_corpus.py"), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def fold(text):
    text = text.replace("œ", "oe").replace("Œ", "OE").lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall("[a-z0-9]+", plain)


def text_of(label):
    path = next(path for path in FILES if path.name == label["file"])
    texts = extract(path).texts
    return next(each.text for each in texts if each.member == label.get("member"))


def beside(label):
    path = next(path for path in FILES if path.name == label["file"])
    texts = extract(path).texts
    found = next(each for each in texts if each.member == label.get("member"))
    return [fact.value for fact in found.stated]


def luhn_sum(digits):
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled)


def members(path):
    if path.suffix == ".gz":
        with tarfile.open(path) as archive:
            return {info.name: archive.extractfile(info).read() for info in archive}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_readme_lists_each_file_under_its_folder():
    listed = set()
    folder = None
    for line in (CORPUS / "README.md").read_text("utf-8").splitlines():
        if heading := re.match(r"\| File in `([^`]+)/` \|", line):
            folder = heading[1]
        elif row := re.match(r"\| `([^`]+)` \|", line):
            listed.add(f"{folder}/{row[1]}")
    assert listed == {path.relative_to(CORPUS).as_posix() for path in FILES}


def test_the_readme_says_it_is_invented_and_counts_right():
    text = (CORPUS / "README.md").read_text("utf-8")
    bodies = {label["collectivite"] for label in LABELS}
    assert "Everything in this folder is invented" in text
    assert f"{len(FILES)} files and {len(LABELS)} documents" in text
    assert f"{len(ACTS)} decisions from 2014 to 2025, by {len(bodies)} bodies" in text


def test_the_bodies_are_invented():
    """None is in the Code officiel géographique, and neither are the places that acts mention."""
    mentioned = {"Hestrelle", "Noyelette-sur-Ambrelle", "Saint-Aubrac-les-Vignes"}
    communes = {
        label["collectivite"] for label in LABELS if label["type_collectivite"] == "commune"
    }
    assert len(communes) >= 8
    assert not [name for name in communes | mentioned if communes_named(name)]
    groups = {label["collectivite"] for label in LABELS if label["collectivite"].startswith("Comm")}
    assert len(groups) == 2
    assert not [name for name in groups if epci_named(name)]
    assert departement_named("Haute-Sélinelle") is None


def test_labelled_codes_are_those_of_the_nomenclature():
    codes = {act["matiere_code"] for act in ACTS} - {None}
    assert {"5.7", "7.1", "7.10"} <= codes
    # Below level 2 a code is one of the body's own classification.
    assert {".".join(code.split(".")[:2]) for code in codes} <= set(matiere_codes())


def test_base_names_are_unique_and_every_file_is_labelled():
    names = [path.name for path in FILES]
    assert len(names) == len(set(names))
    assert {label["file"] for label in LABELS} == set(names)


def test_there_is_enough_of_each_format():
    found = Counter(path.suffix for path in FILES)
    least = {
        ".txt": 12,
        ".md": 3,
        ".html": 2,
        ".pdf": 5,
        ".docx": 2,
        ".odt": 2,
        ".csv": 1,
        ".zip": 1,
        ".gz": 3,
        ".eml": 1,
        ".xlsx": 1,
    }
    assert all(found[suffix] >= count for suffix, count in least.items())
    assert len(FILES) >= 24


def test_the_folder_is_small():
    sizes = [path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()]
    assert max(sizes) < 300_000
    assert sum(sizes) < 2_000_000


def test_every_kind_of_body_document_and_vote_occurs():
    assert {label["type_document"] for label in LABELS} == DOCUMENT_TYPES
    assert {act["vote"]["resultat"] for act in ACTS} == RESULTS
    assert {label["type_collectivite"] for label in LABELS} == {
        "commune", "CCAS", "communauté de communes", "communauté d'agglomération", "syndicat",
        "département",
    }  # fmt: skip
    assert len({label["departement"] for label in LABELS} - {None}) >= 8


def test_labels_are_well_formed():
    for label in LABELS:
        assert set(label) >= {"file", "type_document", "collectivite", "actes", "note"}
        if label["votants"] is not None and label["presents"] is not None:
            assert label["votants"] >= label["presents"]
        for act in label["actes"]:
            assert set(act) >= ACT_KEYS
            assert set(act["vote"]) == {"resultat", "pour", "contre", "abstention"}
            assert act["objet"]


def test_votes_do_not_exceed_the_voters():
    for label in LABELS:
        voters = label["votants"]
        for act in label["actes"]:
            cast = sum(act["vote"][side] or 0 for side in ("pour", "contre", "abstention"))
            assert voters is None or cast <= voters, (label["file"], act["numero"])


@pytest.mark.parametrize(
    "label",
    [label for label in LABELS if not re.search(r"-(ocr\.txt|scan\.pdf)$", label["file"])],
    ids=lambda label: label.get("member") or label["file"],
)
def test_what_is_labelled_is_written(label):
    """Names, counts, objects and votes of a label stand in the text, noisy documents apart.

    What a message or a manifest states beside the text may stand there alone; an annex has the body of
    its act.
    """
    words = set(fold(text_of(label) + " ".join(beside(label))))
    if label["type_document"] == "annexe":
        label = {**label, "collectivite": None}
    stated = [label[key] for key in ("collectivite", "president", "secretaire")]
    stated += [label[key] for key in ("membres_exercice", "presents", "votants")]
    for act in label["actes"]:
        stated += [act["numero"], act["objet"], act["matiere_code"]]
        stated += [act["vote"][side] for side in ("pour", "contre", "abstention")]
    missing = [value for value in stated if value and not words.issuperset(fold(str(value)))]
    assert not missing


def test_topics_name_files_of_the_corpus():
    names = {path.name for path in FILES}
    assert len({topic["qid"] for topic in TOPICS}) == len(TOPICS) >= 15
    for topic in TOPICS:
        assert set(topic["relevant"]) <= names, topic["qid"]
        assert set(topic["relevant"].values()) <= {1, 2, 3}


def test_cited_deliberations_exist_and_are_earlier():
    dates = {act["numero"]: label["date_seance"] for label in LABELS for act in label["actes"]}
    cited = [
        (label["date_seance"], number)
        for label in LABELS
        for act in label["actes"]
        for number in act.get("cite", [])
    ]
    assert len(cited) >= 5
    assert all(dates[number] < date for date, number in cited)


def test_subjects_are_shared_by_several_bodies():
    subjects = {
        "cantine|repas|restaurant scolaire": 3,
        "numérique": 3,
        "photovoltaïque": 3,
        "eau potable|de l'eau": 3,
        "subventions": 3,
        "vidéoprotection": 3,
    }
    for pattern, least in subjects.items():
        bodies = {
            label["collectivite"]
            for label in LABELS
            for act in label["actes"]
            if re.search(pattern, act["objet"], re.IGNORECASE)
        }
        assert len(bodies) >= least, (pattern, bodies)


def test_the_scdl_table_has_the_standard_columns_and_codes():
    path = CORPUS / "plouarvezec" / "scdl-deliberations-plouarvezec.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == SCDL_COLUMNS
    assert len(rows) >= 10
    assert {"7.1", "7.10"} <= {row["DELIB_MATIERE_CODE"] for row in rows}
    for row in rows:
        votes = [int(row[f"VOTE_{side}"]) for side in ("POUR", "CONTRE", "ABSTENTION")]
        assert sum(votes) == int(row["VOTE_REEL"]) <= int(row["VOTE_EFFECTIF"])


def test_identifiers_are_well_formed():
    text = "".join(
        path.read_text("utf-8")
        for folder in (CORPUS, HERE / "sources")
        for path in folder.rglob("*")
        if path.suffix in {".txt", ".html", ".csv"} and path.name != "CR_CM_12122018.txt"
    )
    sirens = set(re.findall(r"\b\d{3}-(\d{9})-", text))
    sirets = set(re.findall(r",(\d{14}),", text))
    assert len(sirens) >= 8
    assert len(sirets) == 1
    assert all(luhn_sum(number) % 10 == 0 for number in sirens | sirets)


def test_one_text_is_windows_1252():
    raw = (CORPUS / "brimelles-sur-ancre" / "CR_CM_12122018.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert "€" in raw.decode("cp1252")
    assert b"\r\n" in raw


def test_the_maker_gives_the_pdfs_byte_for_byte(rebuilt):
    made = [path for path in rebuilt.rglob("*.pdf") if not path.name.endswith("-scan.pdf")]
    assert len(made) >= 5
    for path in made:
        assert path.read_bytes() == (CORPUS / path.relative_to(rebuilt)).read_bytes(), path.name


def test_the_maker_gives_the_same_members_of_archives(rebuilt):
    made = [path for path in rebuilt.rglob("*") if path.suffix in {".odt", ".zip", ".gz", ".xlsx"}]
    assert len(made) >= 6
    for path in made:
        assert members(path) == members(CORPUS / path.relative_to(rebuilt)), path.name


def test_the_maker_gives_the_same_text_of_word_files(rebuilt):
    made = list(rebuilt.rglob("*.docx"))
    assert len(made) >= 2
    for path in made:
        stored = members(CORPUS / path.relative_to(rebuilt))
        assert members(path)["word/document.xml"] == stored["word/document.xml"], path.name


def test_the_scan_has_no_text_and_a_picture(rebuilt):
    for folder in (CORPUS, rebuilt):
        raw = (folder / "villers-la-noue" / "cr-2018-11-30-scan.pdf").read_bytes()
        assert b"/Subtype /Image" in raw
        assert b"/Font" not in raw
