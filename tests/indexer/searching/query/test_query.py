"""The query language: what people type, and what is understood of it."""

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.searching.query import (
    MAX_CHARACTERS,
    MAX_WORDS,
    Any,
    Compared,
    Everything,
    Keyword,
    Not,
    Period,
    Phrase,
    Prefix,
    Word,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("cantine scolaire", "cantine ET scolaire"),
        ("l'eau", "eau"),
        ("l’école", "école"),
        ("M57 : budget", "M57 ET budget"),
        (
            "pv brimelles mars 2031",
            "((pv ET mars ET 2031) OU du:2031-03-01 au:2031-03-31) ET brimelles",
        ),
        ("CR du CM du 4/3/2031", "(CR ET CM ET 4/3/2031) OU date:2031-03-04"),
        ("pv brimelles depuis 2031", "pv ET brimelles ET ((depuis ET 2031) OU du:2031-01-01)"),
        (
            "ruches pv brimelles mars 2031",
            "ruches ET pv ET brimelles ET ((mars ET 2031) OU du:2031-03-01 au:2031-03-31)",
        ),
        ("commune : Brimelles zinguerie", 'commune:"Brimelles" ET zinguerie'),
        ("commune : 300 ruches", "commune ET 300 ET ruches"),
        ('commune : "saint gilles" ruches', 'commune:"saint gilles" ET ruches'),
        ("matière : 7.5 ruches", "matiere:7.5 ET ruches"),
        ("Vote : unanimité", "resultat:unanimité"),
        ("Vote : 14 ruches", "Vote ET 14 ET ruches"),
        ("Date : 2031", "date:2031"),
        ("Date : hier", "Date ET hier"),
        ("Numéro : 2031-14", "numero:2031-14"),
        ("Numéro : ruches", "Numéro ET ruches"),
        ("montant : >300 ruches", "montant:>=301 ET ruches"),
        ("Objet : bornage du pré", "bornage ET pré"),
        ("commune:saint gilles bornage", 'commune:"saint gilles" ET bornage'),
        ("commune:la roche sur yon", 'commune:"la roche sur yon"'),
        ("collectivite:pays des herbiers", 'collectivite:"pays des herbiers"'),
        ("commune:brimelles bornage", 'commune:"brimelles" ET bornage'),
        ('commune:saint "gilles"', 'commune:"saint" ET "gilles"'),
        ("(eau", "eau"),
        ("eau)", "eau"),
        ("n° 2025/01/04", "2025/01/04"),
        ('"école', "école"),
        ("eau -", "eau"),
        ("- eau", "eau"),
        ("CONTRAT DE GROUPE -: PASSATION", "CONTRAT ET GROUPE ET PASSATION"),
        ('"compte de gestion"', '"compte de gestion"'),
        ("« compte de gestion »", '"compte de gestion"'),
        ("“compte de gestion” voté", '"compte de gestion" ET voté'),
        ("eau -tarif", "eau SAUF tarif"),
        ("eau SAUF tarif", "eau SAUF tarif"),
        ("puits^2 eau~ (tarif^1.5)", "puits ET eau ET tarif"),
        ('"puits communal"~5', '"puits communal"'),
        ("matiere:7,10 resultat:refus", "matiere:7.10 ET resultat:rejeté"),
        ("type:conventions", "type:contrat"),
        ("eau -tarif puits", "eau SAUF tarif ET puits"),
        ("-tarif eau puits", "SAUF tarif ET eau ET puits"),
        ("-le tarif eau", "SAUF tarif ET eau"),
        ("-hauts de france eau", "SAUF hauts de france ET eau"),
        ("eau -3 500 puits", "eau SAUF 3 500 ET puits"),
        ("eau SAUF tarif puits", "eau SAUF tarif ET puits"),
        ("puits OU -tarif eau", "(puits OU eau) SAUF tarif"),
        ("-objet:tarif eau", "SAUF objet:tarif ET eau"),
        ("réseau -rue du lavoir et rue du four", "réseau ET lavoir ET rue ET four"),
        ("du:2031 rue -rues", "du:2031-01-01 ET rue"),
        ("objet:rue -rue", "objet:rue SAUF rue"),
        ("eau NOT tarif", "eau SAUF tarif"),
        ("eau NON tarif", "eau SAUF tarif"),
        ('eau -"tarif unique"', 'eau SAUF "tarif unique"'),
        ("eau -(tarif OU prix)", "eau SAUF (tarif OU prix)"),
        ("cantine OU garderie", "cantine OU garderie"),
        ("cantine OR garderie", "cantine OU garderie"),
        ("cantine ET garderie", "cantine ET garderie"),
        ("cantine AND garderie", "cantine ET garderie"),
        ("cantine scolaire OU garderie", "(cantine ET scolaire) OU garderie"),
        ("(cantine OU garderie) tarif", "(cantine OU garderie) ET tarif"),
        ("cantine OU garderie -tarif", "(cantine OU garderie) SAUF tarif"),
        ("cantine OU garderie type:pv", "(cantine OU garderie) ET type:proces-verbal"),
        ("matiere:5 OU matiere:7", "matiere:5 OU matiere:7"),
        ("subvent*", "subvent*"),
        ("Écol*", "ecol*"),
        ("adjoint(e)s", "adjoint"),
        ("objet:cantine", "objet:cantine"),
        ("Objet: cantine", "objet:cantine"),
        ("objet:(cantine OU garderie)", "objet:cantine OU objet:garderie"),
        ("matière:7.10", "matiere:7.10"),
        ("commune:Saint-Denis", 'commune:"Saint-Denis"'),
        ('commune:"La Rochelle"', 'commune:"La Rochelle"'),
        ("type:pv", "type:proces-verbal"),
        ("type:délibérations", "type:deliberation"),
        ("résultat:unanimite", "resultat:unanimité"),
        ("departement:Nord", "departement:59"),
        ("departement:2a", "departement:2A"),
        ("departement:1", "departement:01"),
        ("organe:municipal", 'organe:"conseil municipal"'),
        ("numero:2025/01/04", "numero:2025/01/04"),
        ("annee:2024", "date:2024"),
        ("date:2023", "date:2023"),
        ("date:03/2023", "du:2023-03-01 au:2023-03-31"),
        ("date:2023-03-12", "date:2023-03-12"),
        ("du:2020-01 au:2020-06", "du:2020-01-01 au:2020-06-30"),
        ("du:2020-06 au:2020-01", "du:2020-01-01 au:2020-06-30"),
        ("du:2020", "du:2020-01-01"),
        ("au:2020", "au:2020-12-31"),
    ],
)
def test_understood(typed: str, understood: str) -> None:
    assert plain(typed) == understood


def plain(typed: str) -> str:
    """What was understood, without the synonyms that a table of words adds."""
    return parse(typed).understood.partition(" [aussi : ")[0]


def test_wide_letters_and_signs_are_those_of_other_keyboards() -> None:
    wide = parse("ｃａｎｔｉｎｅ　－ｔａｒｉｆ ｓｕｂｖｅｎｔ＊")
    assert wide.tree == parse("cantine -tarif subvent*").tree


def test_synonyms_are_said_and_the_language_ignores_them() -> None:
    understood = parse("CCAS").understood
    assert understood.startswith("CCAS [aussi : « centre communal d'action sociale »")
    assert parse(understood).clause == parse("CCAS").clause


def test_an_exclusion_that_is_asked_for_too_is_told() -> None:
    parsed = parse("réseau -rue du lavoir et rue du four")
    assert parsed.notes == ("« rue » est demandé aussi : ce mot n’est pas exclu.",)


def test_what_is_excluded_has_no_synonym() -> None:
    assert parse("eau -ccas").understood == "eau SAUF ccas"


@pytest.mark.parametrize("typed", ["-", "()", '""', "« »", "🎉🎉", "?!…", "(((("])
def test_what_holds_no_word_asks_for_everything_and_says_so(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.everything
    assert parsed.notes == (
        f"Aucun mot à chercher dans « {typed} » : tous les actes sont montrés.",
    )


@pytest.mark.parametrize("typed", ["", " ", "***", "*"])
def test_nothing_and_a_star_ask_for_everything(typed: str) -> None:
    parsed = parse(typed)
    assert parsed.everything
    assert not parsed.notes


@pytest.mark.parametrize(
    ("typed", "text"),
    [("l&#39;eau", "l'eau"), ("&eacute;cole", "école"), ("eau &amp; lavoir", "eau & lavoir")],
)
def test_signs_as_pages_write_them_are_those_signs(typed: str, text: str) -> None:
    assert parse(typed).text == text


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("matière 7.5 zinguerie", "matiere:7.5 ET zinguerie"),
        ("zinguerie nomenclature 3", "zinguerie ET matiere:3"),
        ("code matière 12", "code ET matière ET 12"),
        ("matière première", "matière ET première"),
        ("zinguerie plus de 9 000 €", "zinguerie ET (9 000 € OU montant:>=9000)"),
        ("moins de 90 euros", "(moins ET 90) OU montant:<=90"),
        (
            "zinguerie à plus d’un million d’euros",
            "zinguerie ET ((million ET euros) OU montant:>=1000000)",
        ),
        ("entre 9 et 20 k€", "(9 ET 20 k€) OU montant:9000-20000"),
        ("plus de 900 ruches", "900 ET ruches"),
    ],
)
def test_values_are_said_in_words_too(typed: str, understood: str) -> None:
    assert plain(typed) == understood


@pytest.mark.parametrize("typed", ["AND", "OU", "SAUF", "ET OU", "OU cantine", "cantine OU", "NOT"])
def test_an_operator_without_operands_is_a_word(typed: str) -> None:
    clause = parse(typed).clause
    assert not isinstance(clause, Any | Not)


def test_operators_are_in_capitals() -> None:
    assert not isinstance(parse("cantine ou garderie").clause, Any)


def test_non_in_a_title_in_capitals_is_no_exclusion() -> None:
    assert "SAUF" not in parse("ADMISSION EN NON VALEUR").understood
    assert "SAUF" in plain("RIFSEEP SAUF IFSE")


def test_stop_words_alone_ask_for_everything_and_say_so() -> None:
    parsed = parse("le la les")
    assert parsed.everything
    assert "trop courants" in parsed.notes[0]


def test_stop_words_beside_others_are_left_out_silently() -> None:
    parsed = parse("le prix de l'eau")
    assert plain(parsed.text) == "prix ET eau"
    assert not parsed.notes


@pytest.mark.parametrize("typed", ["a*", "su*", "é*"])
def test_a_prefix_too_short_is_refused_aloud(typed: str) -> None:
    parsed = parse(f"{typed} cantine")
    assert plain(parsed.text) == "cantine"
    assert "trop court" in parsed.notes[0]


@pytest.mark.parametrize("text", ["*tion", "c?ntine", "eau -*age", "p?nt*", "?antine"])
def test_letters_left_open_elsewhere_than_at_the_end_are_told(text: str) -> None:
    assert "subvent*" in parse(text).notes[0]


@pytest.mark.parametrize("text", ["subvent*", "cantine ?", "eau?", '"*tion"', "*", "« c?ntine »"])
def test_other_stars_and_question_marks_are_not(text: str) -> None:
    assert not parse(text).notes


@pytest.mark.parametrize(
    "typed",
    [
        "date:hier",
        "du:2020-13",
        "matiere:abc",
        "type:roman",
        "departement:Narnia",
        "resultat:peut-être",
    ],
)
def test_a_value_no_act_can_have_is_named_and_left_out(typed: str) -> None:
    parsed = parse(f"{typed} cantine")
    assert plain(parsed.text) == "cantine"
    assert typed in parsed.notes[0]


def test_an_unknown_field_is_words() -> None:
    assert [word.text for word in parse("budget:primitif").words] == ["budget", "primitif"]


def test_a_branch_of_matieres_is_a_code_not_a_prefix() -> None:
    assert parse("matiere:7.1").clause == Keyword("matiere", ("7.1",), "matiere:7.1")


def test_a_period_has_both_days() -> None:
    assert parse("date:2023").clause == Period(20230101, 20231231)


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
)
def test_a_reversed_period_is_swapped(one: dt.date, two: dt.date) -> None:
    low, high = sorted((one, two))
    typed = parse(f"du:{one.isoformat()} au:{two.isoformat()}")
    assert typed.clause == parse(f"du:{low.isoformat()} au:{high.isoformat()}").clause


def test_quotes_look_for_the_words_as_typed() -> None:
    phrase = parse('"intermittents du spectacle"').clause
    assert isinstance(phrase, Phrase)
    assert phrase.terms == ("intermittents", "spectacle")


def test_a_prefix_is_folded() -> None:
    prefix = parse("ÉQUIPEM*").clause
    assert isinstance(prefix, Prefix)
    assert prefix.prefix == "equipem"


def test_excluded_words_are_not_highlighted() -> None:
    assert [word.text for word in parse("eau -tarif").words] == ["eau"]


def test_only_the_first_words_of_a_very_long_query_count() -> None:
    parsed = parse(" ".join(f"mot{n}" for n in range(MAX_WORDS + 20)))
    assert len(parsed.words) == MAX_WORDS
    assert any(str(MAX_WORDS) in note for note in parsed.notes)


def test_ten_thousand_characters() -> None:
    parsed = parse("délibération " * 1000)
    assert plain(parsed.text) == "délibération"
    assert len(parsed.text) <= MAX_CHARACTERS
    assert any("caractères" in note for note in parsed.notes)


@pytest.mark.parametrize(
    "piece", ["(", ")", '"', "-", "OU ", "(a OU ", "-(", "objet:", "objet:(", "*", "a:"]
)
def test_any_mark_repeated_ten_thousand_times(piece: str) -> None:
    parse(piece * 10_000)


_MARKS = st.sampled_from(
    ["(", ")", '"', "«", "»", "-", "*", ":", " OU ", " ET ", " SAUF ", "objet:", "du:", "date:2020",
     "commune:", "eau", "l'", "école", "3 500", "2025/01/04", " ", "\n", "🎉", "matiere:7.1"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_MARKS).map("".join)))
@example("\ud800")
@example("\x00")
@example("AND")
@example('"école')
@example("du:(")
@example("objet:(-")
def test_no_text_raises_and_offsets_slice_what_was_typed(text: str) -> None:
    parsed = parse(text)
    for word in parsed.words:
        if isinstance(word, Word):
            # A mark of the language inside a word (« B«0 ») is a blank to it.
            typed = parsed.text[word.start : word.end]
            assert re.sub(r"\W", " ", typed) == re.sub(r"\W", " ", word.text)
        assert 0 <= word.start <= word.end <= len(parsed.text)


@given(st.lists(_MARKS).map("".join))
@example("date:2031-03 500")
@example("au:2031 500 du:2030")
@example("commune (date:2031 -commune)")
def test_what_is_understood_is_understood_the_same_again(text: str) -> None:
    once = parse(text).understood
    assert parse(once).understood == once


def test_nothing_typed_means_everything() -> None:
    assert parse("").clause == Everything()


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("montant:>100000", 100_001, None),
        ("montant:>=100000", 100_000, None),
        ("montant:≤500", None, 500),
        ("montant:<500", None, 499),
        ("montant:<500,50", None, 500),
        ("montant:1000-5000", 1000, 5000),
        ("montant:5000..1000", 1000, 5000),
        ("montant:1k-2,5k", 1000, 2500),
        ("montant:>1,5M€", 1_500_001, None),
        ('montant:"> 100 000 €"', 100_001, None),
        ("montant:>100 000", 100_001, None),
        ("montant:> 100 000 €", 100_001, None),
        ("montant:1 000-5 000 euros", 1000, 5000),
        ("montant:1 250 000,50", 1_250_000, 1_250_000),
        ("montant:20 k€", 20_000, 20_000),
        ("Montant: 80", 80, 80),
        ("montant:80,25", 80, 80),
        ("montant:>" + "9" * 40, 2**62 + 1, None),
    ],
)
def test_an_amount_is_compared(typed, low, high):
    assert parse(typed).clause == Compared("montant", low, high)


def test_votes_are_compared_beside_words():
    parsed = parse("kiosque contre:>0 abstentions:1-3")
    assert parsed.understood == "kiosque ET contre:>=1 ET abstention:1-3"
    assert parse(parsed.understood).clause == parsed.clause
    assert parse("-contre:0").clause == Not(Compared("contre", 0, 0))


def test_what_stands_behind_an_amount_is_words():
    assert parse("montant:>1000 mai").understood == "montant:>=1001 ET mai"
    assert (
        parse("kiosque montant:>10 000 sable").understood == "kiosque ET montant:>=10001 ET sable"
    )


def test_letters_and_their_accents_are_one_sign():
    assert parse("pre\u0301au vitre\u0301").understood == "préau ET vitré"


@pytest.mark.parametrize(
    "typed", ["pour: travaux", "contre:tous", "montant:abc", "montant:>beaucoup"]
)
def test_what_is_no_number_is_words(typed):
    parsed = parse(typed)
    assert not parsed.notes
    assert "Compared" not in repr(parsed.clause)


@pytest.mark.parametrize(
    "typed", ["montant:>", "montant:>=", "pour:=", "(contre:<)", 'montant:">"', "montant:> "]
)
def test_a_sign_without_a_number_is_told(typed):
    parsed = parse(f"kiosque {typed}")
    assert parsed.understood == "kiosque"
    assert "n’est pas un nombre" in parsed.notes[0]


def test_a_number_that_cannot_be_read_is_told():
    parsed = parse("kiosque montant:12abc")
    assert parsed.understood == "kiosque"
    assert "« montant:12abc » n’est pas un nombre" in parsed.notes[0]
