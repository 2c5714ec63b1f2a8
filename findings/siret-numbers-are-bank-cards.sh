#!/usr/bin/env bash
# The SIRET of a firm or association that a council pays is a bank card, with certainty, for Presidio, and for scrubadub where it begins with 30, 36 or 38.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check presidio-analyzer==2.2.366 scrubadub==2.0.1 python-stdnum==2.2
"$place/venv/bin/python" -W ignore - <<'PYTHON'
"""presidio-analyzer 2.2.366, ``CreditCardRecognizer`` for French, and scrubadub 2.0.1 told that the text is of France; python-stdnum 2.2.

Expected: the card number of a person is masked before acts are published, and the number by which the register of firms, which is public, knows who gets a
grant or a contract is left, as it is found by nobody's name otherwise.
Seen: the last figure of a SIREN and of a SIRET is reckoned as that of a card is (Luhn), and a SIRET has fourteen figures, as some cards have. The check
that should tell cards from other numbers, which one number in ten passes by chance, is passed by every SIRET. Presidio takes those that begin with
1, 3, 4, 6 or 50 to 55 for a card, with the score 1.0, scrubadub those that begin as a Diners card does, with 30, 36 or 38. Towns, whose numbers begin with 2,
are left: of one table of grants some who are paid can be told and some cannot. That one in ten of
the times that computers write is taken for a card is known (data-privacy-stack/presidio#1607).
Whom it hits: who takes personal data out of acts or of their indexes, and joins what is left with the registers of firms, grants and contracts.
Instead: take out SIRET numbers first, by the word before them or the register itself, and look for cards in what is left.
"""
import scrubadub
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer
from stdnum import luhn
from stdnum.fr import siret

SIRENS = ("21350238", "30012345", "38212345", "41234567", "51234567", "60012345", "79123456", "92345678")
numbers = []
for siren in SIRENS:
    number = siren + luhn.calc_check_digit(siren) + "0001"
    numbers.append(siret.validate(number + luhn.calc_check_digit(number)))
recognizer = CreditCardRecognizer(supported_language="fr")
scrubber = scrubadub.Scrubber(locale="fr_FR")
by_presidio, by_scrubadub = [], []
for number in numbers:
    act = f"Une aide de 850 euros à l'association (SIRET {number})"
    found = recognizer.analyze(act, ["CREDIT_CARD"], None)
    masked = scrubber.clean(act)
    print(act, "| Presidio", [(result.score, act[result.start : result.end]) for result in found], "| scrubadub", masked[31:])
    if any(result.score == 1.0 and act[result.start : result.end] == number for result in found):
        by_presidio.append(number[:2])
    if "CREDIT_CARD" in masked and number not in masked:
        by_scrubadub.append(number[:2])
assert by_presidio == ["30", "38", "41", "51", "60"] and by_scrubadub == ["30", "38"]
PYTHON
