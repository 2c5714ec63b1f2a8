"""What the report of personal data points at, and that it repeats none of it."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from indexer.acts.documents import Act, Collectivite, Matiere, Record, Seance
from indexer.cli import main
from indexer.publishing.personal_data import findings

PLAIN = Record(
    id="a1",
    source="a.txt",
    member=None,
    rang=1,
    type_document="deliberation",
    collectivite=Collectivite(nom="Vaucourt"),
    seance=Seance(date=dt.date(2024, 3, 12)),
    acte=Act(objet="Tarifs", texte="", debut=0, fin=0),
)


def found(texte="", **facts):
    acte = replace(PLAIN.acte, texte=texte, **facts)
    return [
        sign.kind for finding in findings([replace(PLAIN, acte=acte)]) for sign in finding.signs
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mme Brémont, née le 3 mai 1981 à Lorvaux", "date of birth"),
        ("M. Ysart, demeurant 4 rue des Aulnes", "home address"),
        ("Mme Ovelle, domiciliée à Lorvaux", "home address"),
        ("joignable au 06 12 34 56 78", "mobile number"),
        ("n° de sécurité sociale 1 85 05 78 006 084 91", "social security number"),
        ("versement sur le compte FR76 3000 6000 0112 3456 7890 189", "bank account"),
        ("Secours d'urgence à une famille de la commune", "words"),
        ("accorde la protection fonctionnelle à l'agent", "words"),
        ("placée en congé de longue maladie", "words"),
    ],
)
def test_what_names_reaches_or_concerns_a_person_is_a_sign(text, kind):
    assert kind in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le budget primitif est voté le 3 mai 2024.",
        "n° 1 85 05 78 006 084 92",  # no such key
        "FR76 3000 6000 0112 3456 7890 180",
        "841471/84bfbf465155e097c3a3e3c0769444604a80e294.pdf",
        "La parcelle AB 06 de 12 345 678 m² demeurant communale",
    ],
)
def test_what_only_looks_like_it_is_none(text):
    assert found(text) == []


def test_one_sign_of_a_kind_is_told_and_the_first_says_where():
    acte = replace(PLAIN.acte, texte="Au 06 12 34 56 78, sinon au 06 12 34 56 79.")
    (finding,) = findings([replace(PLAIN, acte=acte)])
    (sign,) = finding.signs
    assert acte.texte[sign.start : sign.end] == "06 12 34 56 78"
    assert "06" not in sign.said


def test_a_matter_about_a_person_is_a_sign_at_any_depth():
    assert found(matiere=Matiere("4.1.2", None)) == ["matter"]
    assert found(matiere=Matiere("8.2", None, deduite=True)) == ["matter"]
    assert found(matiere=Matiere("7.1", None)) == []
    assert found(nature="arrêté individuel") == ["individual"]


@pytest.mark.slow
def test_the_command_puts_those_named_first_and_repeats_no_number(tmp_path):
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    for objet, decided in (
        ("Remise gracieuse", "accorder une remise gracieuse"),
        ("Contrat", "recruter Mme Ovelle, née le 3 mai 1981"),
        ("Voirie", "faire les travaux"),
    ):
        (corpus / f"{objet}.txt").write_text(
            "Commune de Lorvaux\nDÉLIBÉRATION DU CONSEIL MUNICIPAL\nSéance du 12 mars 2024\n"
            f"Objet : {objet}\nAprès en avoir délibéré, le conseil municipal décide de {decided}.\n",
            encoding="utf-8",
        )
    run = CliRunner().invoke
    assert run(main, ["index", str(corpus), "--index", str(index)]).exit_code == 0
    told = run(main, ["personal-data", "--index", str(index)])
    assert told.exit_code == 0
    assert "1981" not in told.stdout
    acts = json.loads(run(main, ["personal-data", "--json", "--index", str(index)]).stdout)
    assert [act["objet"] for act in acts] == ["Contrat", "Remise gracieuse"]
    narrowed = run(main, ["personal-data", "voirie", "--index", str(index)])
    assert "0 acts to look at" in narrowed.stderr
