from indexer.fields.fields import label
from indexer.searching.values.facets import MAX_VALUES, facet_values


def test_most_frequent_first_then_in_french_order():
    values = facet_values("collectivite", {"Zuydcoote": 2, "Écourt": 2, "Fère": 5, "Eaucourt": 2})
    assert [v.value for v in values] == ["Fère", "Eaucourt", "Écourt", "Zuydcoote"]


def test_years_go_backwards():
    assert [v.value for v in facet_values("annee", {"2019": 9, "2024": 1})] == ["2024", "2019"]


def test_matieres_are_a_tree_in_the_order_of_numbers():
    counts = {"7": 12, "7.10": 3, "7.2": 1, "7.1": 8, "5": 2, "5.7": 2}
    five, seven = facet_values("matiere", counts, ["7.1"])
    assert (five.value, seven.count) == ("5", 12)
    assert [(v.value, v.count, v.selected) for v in seven.children] == [
        ("7.1", 8, True),
        ("7.2", 1, False),
        ("7.10", 3, False),
    ]
    assert "Intercommunalité" in five.children[0].label


def test_codes_of_a_body_stand_under_the_national_ones():
    counts = {"5": 9, "5.7": 9, "5.7.10": 2, "5.7.8": 7, "5.7.8.1": 3, "5.8": 1}
    (five,) = facet_values("matiere", counts)
    codes = [value.value for value in five.children]
    assert codes == ["5.7", "5.7.8", "5.7.8.1", "5.7.10", "5.8"]
    assert five.children[1].label == "5.7.8 (Intercommunalité)"


def test_what_is_selected_shows_even_when_nothing_has_it():
    (value,) = facet_values("organe", {}, ["bureau"])
    assert (value.count, value.selected) == (0, True)
    many = {f"Commune {n}": 500 - n for n in range(300)}
    shown = facet_values("commune", many, ["Commune 299"])
    assert len(shown) == MAX_VALUES + 1
    assert (shown[-1].value, shown[-1].count) == ("Commune 299", 201)


def test_of_values_as_frequent_as_each_other_the_first_by_name_are_shown():
    many = {f"Commune {n:03}": 1 for n in reversed(range(MAX_VALUES + 9))}
    shown = [value.value for value in facet_values("commune", many)]
    assert shown == [f"Commune {n:03}" for n in range(MAX_VALUES)]


def test_a_code_that_is_left_out_stands_beside_the_tree():
    values = facet_values("matiere", {"7": 12, "7.1": 8}, ["-7.2"])
    assert [(value.value, len(value.children)) for value in values] == [("7", 1), ("-7.2", 0)]


def test_labels_are_for_people():
    assert label("departement", "59") == "Nord (59)"
    assert label("type", "proces-verbal") == "procès-verbal"
    assert label("matiere", "5.7").startswith("5.7 ")
    assert label("commune", "Étaples") == "Étaples"
