import pytest

from indexer import referentials
from indexer.errors import ReferentialError
from indexer.referentials import packed_tables


@pytest.mark.parametrize("spelling", ["Émerchicourt", "EMERCHICOURT", "emerchicourt"])
def test_a_commune_is_found_in_any_spelling(spelling: str) -> None:
    (commune,) = referentials.communes_named(spelling)
    assert (commune.code_insee, commune.departement) == ("59192", "59")


def test_saint_is_read_from_its_abbreviation() -> None:
    assert referentials.name_key("ST-ÉTIENNE-s/Bois") == "saint etienne s bois"
    assert referentials.communes_named("Ste Marie") == referentials.communes_named("Sainte-Marie")


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("Le Touquet", True),
        ("LA CHAPELLE", True),
        ("Le Touquet-Paris-Plage", False),
        ("Le Touq", False),
        ("", False),
        ("zz", False),
    ],
)
def test_whole_words_may_begin_the_name_of_a_commune(words: str, begin: bool) -> None:
    assert referentials.begins_commune(words) is begin


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("saint andre cubzac", "saint andre de cubzac"),
        ("plombieres dijon", "plombieres les dijon"),
        ("saint denis", None),
        ("saint germain corbeil", "saint germain les corbeil"),
        ("cubzac", None),
        ("", None),
    ],
)
def test_a_name_may_lack_its_small_words(words: str, key: str | None) -> None:
    assert referentials.commune_key_shortened(words.split()) == key


def test_all_bearers_of_a_name_are_returned_current_communes_first() -> None:
    found = referentials.communes_named("Saint-Martin")
    assert len(found) > 3
    assert [c.current for c in found] == sorted((c.current for c in found), reverse=True)


def test_of_communes_of_one_code_the_current_one_is_meant() -> None:
    named = referentials.communes_named("Arbignieu")
    assert [(each.code_insee, each.current) for each in named] == [("01015", False)]
    current = referentials.commune_by_insee("01015")
    assert current is not None
    assert (current.nom, current.current) == ("Arboys en Bugey", True)
    assert referentials.commune_by_siren("") is None


@pytest.mark.parametrize(
    ("letters", "key"),
    [("bourgenbresse", "bourg en bresse"), ("laneuvilleaupont", None), ("lemans", None)],
)
def test_letters_tell_a_commune_where_they_are_many_and_of_one(
    letters: str, key: str | None
) -> None:
    assert referentials.commune_key_squeezed(letters) == key


def test_a_siren_tells_a_commune_or_an_epci() -> None:
    commune = referentials.commune_by_siren("213401722")
    assert commune is not None
    assert commune.nom == "Montpellier"
    epci = referentials.epci_by_siren("200034601")
    assert epci is not None
    assert epci.departements == ("30",)


def test_an_epci_is_found_with_and_without_its_kind() -> None:
    (short,) = referentials.epci_named("CC des Campagnes de l'Artois")
    (full,) = referentials.epci_named("Communauté de Communes Campagnes de l’Artois")
    assert short == full
    assert short.nom.startswith("Communauté de communes")


@pytest.mark.parametrize("name", ["Grand Avignon", "COGA", "CA du Grand Avignon (COGA)"])
def test_an_epci_is_found_with_and_without_its_acronym(name: str) -> None:
    (found,) = referentials.epci_named(name)
    assert found.nom == "Communauté d'agglomération du Grand Avignon"


@pytest.mark.parametrize(
    ("name", "departement"),
    [
        ("CC du Pays de Mirepoix", "09"),  # the only one
        ("CC Coeur de Chartreuse", "38"),  # of two, that of its seat
        ("CC Aux sources du Canal du Midi", "31"),  # told by its number
        ("Grand-Orly Seine Bièvre", None),
    ],
)
def test_a_group_of_several_departements_has_that_of_its_seat(name: str, departement: str) -> None:
    (epci,) = referentials.epci_named(name)
    assert epci.departement == departement


def test_a_group_is_called_without_its_kind_but_never_as_a_commune() -> None:
    (epci,) = referentials.epci_called("concarneau cornouaille")
    assert epci.nom.endswith("Concarneau Cornouaille Agglomération")
    assert not referentials.epci_called("saint brieuc")


def test_words_may_end_the_name_of_a_group_without_being_it() -> None:
    assert referentials.ends_name_of_epci("grand sud")
    assert not referentials.ends_name_of_epci("creuse grand sud")
    assert not referentials.ends_name_of_epci("creuse grand")


def test_every_departement_has_a_region_that_exists() -> None:
    regions = {code for _name, code in referentials.region_names()}
    for _key, code in referentials.departement_names():
        departement = referentials.departement(code)
        assert departement is not None
        assert departement.region in regions or code.startswith(("97", "98"))


def test_corsica_and_overseas_codes_are_kept_whole() -> None:
    ajaccio = referentials.communes_named("Ajaccio")[0]
    assert ajaccio.departement == "2A"
    saint_denis = [c.departement for c in referentials.communes_named("Saint-Denis")]
    assert "974" in saint_denis


def test_a_missing_table_is_an_error_of_its_own() -> None:
    with pytest.raises(ReferentialError, match="nowhere"):
        packed_tables.read_table("nowhere.tsv.gz", 2)


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(ReferentialError, match="shape"):
        packed_tables.read_table("regions.tsv.gz", 9)
