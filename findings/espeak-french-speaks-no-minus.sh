#!/usr/bin/env bash
# The French voice of eSpeak NG, which screen readers speak with, says « -1200 » as 1200, « ☒ Pour ☐ Contre » as « pour contre », « 38 ‰ » as 38.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check phonemizer==3.4.0 espeakng-loader==0.2.4
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""eSpeak NG 1.52.0 (espeakng-loader 0.2.4), asked by phonemizer 3.4.0 for the sounds of words.

Expected: an act read aloud, as the law on access asks, says what it shows. English and German say « minus » and name « § » and
« ≥ »; French says « plus » before a plus.
Seen: French has no word for the hyphen before a number: a decrease and an increase of a budget line sound alike. A printed minus
(U+2212) is said in English. A box with a cross and one without are both silent, so that nobody hears which way the vote went; the
box with a tick is named. « ‰ », « § » and « ≥ » are dropped; « n° 12 » is « n douze », « M. » the letter m. The raised
letters of « Mᵐᵉ » and « nᵒ » are spelled as numbers of their code, « lettre un d c zéro … ».
"""
import espeakng_loader
from phonemizer.backend import EspeakBackend
from phonemizer.backend.espeak.wrapper import EspeakWrapper

EspeakWrapper.set_library(espeakng_loader.get_library_path())
EspeakWrapper.set_data_path(espeakng_loader.get_data_path())
voices = {name: EspeakBackend(name, with_stress=False) for name in ("fr-fr", "en-us", "de")}


def sound(words, voice="fr-fr"):
    return voices[voice].phonemize([words], strip=True)[0]


alike = {
    "-1200": "1200",
    "-1 200 €": "1 200 €",
    "38 ‰": "38",
    "§ 3": "3",
    "≥ 3": "3",
    "☒ Pour ☐ Contre": "☐ Pour ☒ Contre",
    "n° 12": "n 12",
    "M. Brisset": "m Brisset",
}
for one, other in alike.items():
    print(f"« {one} » and « {other} »: {sound(one)}")
    assert sound(one) == sound(other), one
for words in ("☑ Pour", "−1200", "Mᵐᵉ", "nᵒ"):
    print(f"« {words} »: {sound(words)}")
assert sound("☑ Pour") != sound("Pour")
assert sound("−1200").startswith("(en)")
assert "lɛtʁ" in sound("Mᵐᵉ") and "lɛtʁ" in sound("nᵒ")
assert sound("+300") != sound("300")
for voice in ("en-us", "de"):
    assert all(sound(one, voice) != sound(other, voice) for one, other in (("-1200", "1200"), ("§ 3", "3"), ("≥ 3", "3")))
PYTHON
