import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ExtractionError
from indexer.reading.extraction.text.decoding import decode, is_binary
from indexer.reading.extraction.text.lines import without_unseen
from indexer.reading.marks import hyphenated

SENTENCE = "Le conseil, à l’unanimité, décide d’acquérir la parcelle pour 1 500 € (« Pré-Noël »).\n"
ACCENTS = (
    "L'an deux mil vingt, le cinq février, à vingt heures, dûment convoqué, présents : Hélène.\n"
)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", SENTENCE),
        ("utf-8-sig", SENTENCE),
        ("utf-16", SENTENCE),
        ("utf-16-le", SENTENCE),
        ("utf-16-be", SENTENCE),
        ("utf-32", SENTENCE),
        ("cp1252", SENTENCE),
        ("latin-1", ACCENTS),
        ("mac_roman", SENTENCE),
        ("cp850", ACCENTS),
    ],
)
def test_every_usual_encoding_is_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_the_encoding_is_named() -> None:
    assert decode(SENTENCE.encode("cp1252")).encoding == "cp1252"
    assert decode(b"\xff\xfe" + SENTENCE.encode("utf-16-le")).encoding == "utf-16-le"


def test_utf8_and_cp1252_glued_together_are_both_read() -> None:
    glued = ACCENTS.encode("utf-8") + ACCENTS.encode("cp1252") + "Élu".encode()
    assert decode(glued).text == ACCENTS + ACCENTS + "Élu"


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    decoded = decode("séance levée à 21 h, après délibéré".encode()[:-1])
    assert decoded.text.startswith("séance levée à 21 h, après délibér")


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_encoded_twice_is_repaired_and_told(wrong: str) -> None:
    twice = "La délibération est adoptée à l'unanimité".encode().decode(wrong).encode()
    decoded = decode(twice)
    assert decoded.text == "La délibération est adoptée à l'unanimité"
    assert decoded.warnings


@pytest.mark.parametrize(
    "text", ["SÃO TOMÉ", "Â la carte", "« Â »", "Å. Ångström", "naïveté", "CHÂTEAU"]
)
def test_rare_capitals_are_no_double_encoding(text: str) -> None:
    assert decode(text.encode()) == decode(text.encode("utf-8-sig"))
    assert decode(text.encode()).text == text
    assert not decode(text.encode()).warnings


def test_line_ends_become_one_kind_and_controls_go() -> None:
    assert decode(b"a\r\nb\rc\x0bd\x1b[1m\ne\xc2\xad\xef\xbb\xbff").text == "a\nb\nc\nd[1m\nef"


def test_a_stray_control_does_not_make_a_text_binary() -> None:
    assert decode(b"Le conseil " * 20 + b"\x00adopte\x1a").text.endswith("conseil adopte")


def test_decomposed_letters_are_composed() -> None:
    assert decode(unicodedata.normalize("NFD", SENTENCE).encode()).text == SENTENCE


def test_a_declared_encoding_is_believed_where_utf8_fails() -> None:
    assert decode("Łódź".encode("iso8859-2"), declared="iso-8859-2").text == "Łódź"
    assert decode("élu".encode("cp1252"), declared="no-such-thing").text == "élu"
    assert decode("l’élu".encode("cp1252"), declared="iso-8859-1").text == "l’élu"


@pytest.mark.parametrize(
    "data", [b"\x7fELF\x02\x01\x01\x00\x00\x00", bytes(range(256)) * 40, b"\x00" * 500]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ExtractionError, match="binary"):
        decode(data)


def test_a_soft_hyphen_beside_a_figure_is_a_hyphen() -> None:
    assert (
        decode("N°CP 2031\xad276, délibé\xadration".encode()).text == "N°CP 2031-276, délibération"
    )


def test_ligatures_are_the_letters_that_they_join() -> None:
    assert (
        decode("aﬀaires oﬃcielles,\ufeff ﬁnances".encode()).text == "affaires officielles, finances"
    )
    assert without_unseen("conﬂuence, eﬃcacité\xad") == "confluence, efficacité"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_comes_back_as_it_was_but_for_what_is_cleaned(text: str) -> None:
    decoded = decode(text.encode())
    if decoded.warnings:
        return  # repaired: looked encoded twice
    cleaned = [
        letter
        for c in unicodedata.normalize("NFC", hyphenated(text))
        if c not in "\xad\ufeff\u200b\u2028\u2029"
        for letter in (unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c)
    ]
    assert [c for c in decoded.text if c != "\n"] == cleaned or encoded_like_another(text)


def encoded_like_another(text: str) -> bool:
    """UTF-8 that starts like a byte-order mark or has the zeros of UTF-16."""
    data = text.encode()
    return data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


@given(st.binary(max_size=2000))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    try:
        text = decode(data).text
    except ExtractionError:
        return
    assert "\r" not in text
    assert "\x00" not in text
    assert unicodedata.is_normalized("NFC", text)
    text.encode("utf-8")


@given(st.binary(max_size=300))
def test_binary_is_a_matter_of_controls_only(data: bytes) -> None:
    printable = bytes(byte if byte > 31 and byte != 127 else 32 for byte in data)
    assert not is_binary(printable)


@pytest.mark.parametrize(
    "text",
    [
        "Réfection de l'œuvre de la sœur, un vœu",
        "Œuvre réfectionnée à l'école",
        "Travaux décidés : 12 500 €",
    ],
)
def test_latin_9_is_told_by_its_signs(text: str) -> None:
    decoded = decode(text.encode("iso8859-15"))
    assert (decoded.text, decoded.encoding) == (text, "iso8859-15")


@pytest.mark.parametrize(
    "text",
    ["Création d'1½ poste d'animateur", "Durée : 2½h ou ½ journée", "¼ de la créance", "l´école"],
)
def test_fractions_and_accents_of_windows_are_not_latin_9(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text
