from indexer.searching.values.naming import (
    body_misspelt,
    body_named,
    body_partly_named,
    named_bodies,
    shortened_name,
    telling_words,
    tells_body,
)

BODIES = named_bodies(["Saint-Just", "Saint-Just-le-Martel", "Élancourt", "Val d'Or"])


def test_the_longest_name_wins_however_it_is_typed():
    assert body_named("cantine saint just le martel", BODIES) == "Saint-Just-le-Martel"
    assert body_named("CANTINE SAINT-JUST", BODIES) == "Saint-Just"
    assert body_named("elancourt voirie", BODIES) == "Élancourt"
    assert body_named("budget du val d'or", BODIES) == "Val d'Or"


def test_part_of_a_name_names_nobody():
    assert body_named("saint martin", BODIES) is None
    assert body_named("elancourtois", BODIES) is None
    assert body_named("", BODIES) is None


def test_words_that_tell_a_body():
    assert tells_body("ELANCOURT", "Élancourt")
    assert tells_body("saint-just", "Saint-Just-le-Martel")
    assert not tells_body("val", "Val d'Or")
    assert not tells_body("cantine", "Élancourt")
    assert not tells_body("élancourt voirie", "Élancourt")


def test_two_words_that_are_a_name_tell_the_body_whose_name_they_begin():
    told = telling_words(named_bodies(["Sainte-Maure-du-Vreuil", "Val de Bravelot", "Élancourt"]))
    assert body_partly_named("tarif sainte maure", told) == "Sainte-Maure-du-Vreuil"
    assert body_partly_named("tarif maure", told) is None
    # Not a name, but what many begin with.
    assert body_partly_named("val de marne", told) is None
    assert tells_body("sainte maure", "Sainte-Maure-du-Vreuil")


def test_what_begins_two_names_tells_neither():
    told = telling_words(named_bodies(["Sainte-Maure-du-Vreuil", "Sainte-Maure-en-Bravelot"]))
    assert body_partly_named("sainte maure", told) is None


def test_a_word_of_three_letters_tells_no_body_alone():
    told = telling_words(named_bodies(["Zuv-sur-Orvel", "Zuvel-sur-Orvel"]))
    assert body_partly_named("cantine zuv", told) is None
    assert body_partly_named("cantine zuvel", told) == "Zuvel-sur-Orvel"


def test_a_body_is_told_by_its_name_with_a_slip_or_two():
    assert body_misspelt("st juste le martell", BODIES) == "Saint-Just-le-Martel"
    for typed in ("elancour", "val dor 2031", "saint juste la martelle", "cantine scolaire", ""):
        assert body_misspelt(typed, BODIES) is None


def test_a_name_of_a_commune_without_its_small_words():
    text = "cantine St André Cubzac"
    start, end, name = shortened_name(text)
    assert (text[start:end], name) == ("St André Cubzac", "saint andre de cubzac")
    for other in ("saint denis", "la cantine scolaire", "cubzac", "2031 saint 12"):
        assert shortened_name(other) is None
