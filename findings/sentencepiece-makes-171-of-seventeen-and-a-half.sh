#!/usr/bin/env bash
# A post of « 17½ h » has 171⁄2 hours for SentencePiece, scikit-learn and tokenizers, and « article 5² », with the mark of a note, is article 52.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check sentencepiece==0.2.3 scikit-learn==1.9.1 tokenizers==0.23.3 Unidecode==1.4.0
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""sentencepiece 0.2.3 (nmt_nfkc, the rule of a model unless another is named), scikit-learn 1.9.1
(``strip_accents="unicode"``), tokenizers 0.23.3 (``NFKC``). Unicode standard annex 15: the compatibility forms, « ½ » 1⁄2, « ² » 2.

Expected: of « 17½ » the number is kept, as by Unidecode, which puts a blank before 1/2; that raised figures come down in
« m² » and « 1ᵉʳ » is what these forms are for.
Seen: nothing is put between a figure and what a sign becomes. The half of a post, of a day or of a share, which acts on staff
write so, is read by models as 171⁄2 and counted by scikit-learn as the word 171; the raised mark of a note behind an
article, an amount or a year, typed as a sign, is its last figure, for Unidecode as well: « 12 500² » is 12 5002. The text cannot be had
back from the pieces.
"""
from sentencepiece import SentencePieceNormalizer
from sklearn.feature_extraction.text import CountVectorizer
from tokenizers.normalizers import NFKC
from unidecode import unidecode

pieces = SentencePieceNormalizer(rule_name="nmt_nfkc")
terms = CountVectorizer(strip_accents="unicode").build_analyzer()
readers = {
    "SentencePiece": lambda text: pieces.normalize(text).replace("▁", " ").strip(),
    "tokenizers": NFKC().normalize_str,
    "Unidecode": unidecode,
}
expected = {
    "17½ h": {"SentencePiece": "171⁄2 h", "tokenizers": "171⁄2 h", "Unidecode": "17 1/2 h"},
    "article 5²": dict.fromkeys(readers, "article 52"),
    "12 500²": dict.fromkeys(readers, "12 5002"),
    "150 m²": dict.fromkeys(readers, "150 m2"),
}
for text, wanted in expected.items():
    seen = {name: read(text) for name, read in readers.items()}
    print(text, seen, "scikit-learn:", terms(text))
    assert seen == wanted
assert terms("17½ h") == ["171"]
assert terms("article 5²") == ["article", "52"]
PYTHON
