from indexer.searching.values.naming import body_named, named_bodies, tells_body

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
