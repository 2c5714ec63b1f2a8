"""The commune that a folder is named after, where the text names no body."""

import pytest

from indexer.acts.documents import ExtractedText
from indexer.reading.parsing import Context, parse
from indexer.reading.parsing.bodies.folders import commune_of

TEXT = "Objet : Tarifs de la patinoire\nAprès en avoir délibéré, le conseil municipal approuve.\n"


@pytest.mark.parametrize(
    "folder",
    [
        "Bergues",
        "BERGUES",
        "commune-de-bergues",
        "Mairie_de_Bergues",
        "59_Bergues",
        "bergues-59",
        "59067 Bergues",
    ],
)
def test_a_folder_named_after_a_commune_tells_it(folder):
    assert commune_of(folder).code_insee == "59067"


@pytest.mark.parametrize(
    "folder", ["mars", "maire", "école", "Y", "pv-2023", "2023", "Saint-Martin", "Bergues-62", ""]
)
def test_a_word_a_year_or_a_name_of_several_tells_nothing(folder):
    assert commune_of(folder) is None


def test_a_word_that_is_a_commune_is_told_by_what_stands_beside_it():
    assert commune_of("Mars-07").code_insee == "07151"


@pytest.mark.parametrize(
    "name", ["actes/Bergues/a.txt", "Bergues/2024/a.txt", "/srv/Bergues/a.txt"]
)
def test_a_text_that_names_no_body_has_that_of_its_folder(name):
    document = parse(ExtractedText(TEXT), name=name)
    assert document.collectivite.nom == "Bergues"
    for act in document.actes:
        (origin,) = [o for o in act.origines if o.fait == "collectivite"]
        assert (origin.source, origin.ou) == ("déduit", "dossier « Bergues »")


@pytest.mark.parametrize("name", ["a.txt", "/volume/Bergues/docs/a.txt", "Bergues/a/b/c.txt"])
def test_folders_far_above_tell_nothing(name):
    assert parse(ExtractedText(TEXT), name=name).collectivite.nom is None


def test_what_is_written_or_imposed_comes_first():
    written = (
        "Commune de Vaucourt-sur-Sélinelle\nExtrait du registre des délibérations du conseil municipal\n"
        "Séance du 12 mars 2024\n" + TEXT
    )
    assert "Vaucourt" in (
        parse(ExtractedText(written), name="Bergues/a.txt").collectivite.nom or ""
    )
    imposed = parse(ExtractedText(TEXT), name="Bergues/a.txt", context=Context("Lille"))
    assert imposed.collectivite.nom == "Lille"
