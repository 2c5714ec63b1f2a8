#!/usr/bin/env bash
# Three readers of replies cut a decision sent by mail where a sentence begins with « Le » and one ends with « a écrit : ».
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check mail-parser-reply==1.36
npm install --silent --no-audit --no-fund --prefix "$place" email-reply-parser@2.3.7 planer@1.2.0
cd "$place"
cat > decision.txt <<'MAIL'
Bonjour,

Le 12 mai 2024, le conseil a voté la subvention.
Le club, consulté, a écrit :
« La somme suffit. »

Le maire est chargé du versement.
MAIL
cat > act.txt <<'MAIL'
Bonjour,

Voici l'acte à publier.

Date : 12 mai 2024
Objet : subvention au club
Pour : 12
Contre : 3
MAIL
"$place/venv/bin/python" - <<'PYTHON'
"""mail-parser-reply 1.36, French.

Expected of readers that part an answer from what it quotes: a quotation is announced by a line with an address or
a name, « Le 12 mai 2024 à 10:00, Mme Orval <…> a écrit : ».
Seen: « a écrit : » at the end of any line that begins with « Le » is enough, and such lines are looked for across
several: what they enclose and all that follows, the vote of the subsidy and who pays it, is no text of the mail.
"""
from mailparser_reply import EmailReplyParser


def latest(name):
    with open(name) as file:
        return EmailReplyParser(languages=["fr"]).read(file.read()).latest_reply


seen = {name: latest(name) for name in ("decision.txt", "act.txt")}
print("mail-parser-reply:", seen)
assert seen["decision.txt"] == "Bonjour,\n\nLe 12 mai 2024, le conseil a voté la subvention."
assert seen["act.txt"].endswith("Contre : 3")
PYTHON
node - <<'JAVASCRIPT'
/*
 * email-reply-parser 2.3.7, planer 1.2.0: of the decision not a word is left. For planer « Date : » and « Objet : »
 * besides are the head of a forwarded message, wherever they stand.
 */
const { readFileSync } = require("node:fs");
const module_ = require("email-reply-parser");
const planer = require("planer");
const Parser = module_.default || module_;
const read = (name) => readFileSync(name, "utf8");
const seen = {};
for (const name of ["decision.txt", "act.txt"]) {
  seen[name] = [new Parser().read(read(name)).getVisibleText(), planer.extractFrom(read(name), "text/plain")].map((text) => text.trim());
  console.log(name, "email-reply-parser, planer:", JSON.stringify(seen[name]));
}
const greeting = "Bonjour,";
const [kept, lost] = seen["act.txt"];
const holds = seen["decision.txt"].every((text) => text === greeting) && lost === `${greeting}\n\nVoici l'acte à publier.` && kept.endsWith("Contre : 3");
process.exit(holds ? 0 : 1);
JAVASCRIPT
