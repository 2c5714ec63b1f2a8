#!/usr/bin/env bash
# Tesseract’s French data know no ², ³, ½, ‰, §, ☐ or ☒: a half post is read as four, the two boxes of a vote alike.
# Needs Node and npm.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check pillow==13.0.0
npm install --silent --no-audit --no-fund --prefix "$place" tesseract.js@7.0.0 @tesseract.js-data/fra@1.0.0 dejavu-fonts-ttf@2.37.3
cd "$place"
"$place/venv/bin/python" - <<'PYTHON'
"""The data « fra » of Tesseract 4 and 5 (@tesseract.js-data/fra 1.0.0, 4.0.0_best_int), read by tesseract.js 7.0.0.

Expected: what is trained for French reads the signs of French print.
Seen: the recognizer can only answer with the signs of its set, and the set has « € », « ° » and « œ », but none of
those for squares and cubes, a half, per mille, a paragraph or a box. On clean letters of 34 points surfaces lose their
unit, half a post is another number, and « ☒ Pour ☐ Contre » and « ☐ Pour ☒ Contre » are read as one and the same line.
Only the set and the two lines are checked; what stands for the others may be anything, and is printed.
"""
import gzip
import struct

from PIL import Image, ImageDraw, ImageFont

with gzip.open("node_modules/@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz") as file:
    data = file.read()
(count,) = struct.unpack_from("<i", data)
starts = struct.unpack_from(f"<{count}q", data, 4)
begin = starts[21]  # the set of signs of the recognizer (LSTM)
end = min([start for start in starts if start > begin], default=len(data))
signs = {line.split(" ")[0] for line in data[begin:end].decode().split("\n")[1:]}
sought = "€°œ«»²³½¼‰§☐☒"
print("in the set:", {sign: sign in signs for sign in sought})
assert [sign for sign in sought if sign in signs] == list("€°œ«»")

font = ImageFont.truetype("node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf", 34)
lines = ("☒ Pour   ☐ Contre", "☐ Pour   ☒ Contre", "parcelle de 250 m²", "½ poste d'agent", "taux de 3 ‰")
for number, line in enumerate(lines):
    image = Image.new("L", (700, 100), 255)
    ImageDraw.Draw(image).text((40, 30), line, font=font, fill=0)
    image.save(f"{number}.png")
PYTHON
cat > seen.mjs <<'JAVASCRIPT'
import { createWorker } from "tesseract.js";
const options = { langPath: "node_modules/@tesseract.js-data/fra/4.0.0_best_int", gzip: true, cacheMethod: "none" };
const worker = await createWorker("fra", 1, options);
const seen = [];
for (const number of [0, 1, 2, 3, 4]) seen.push((await worker.recognize(`${number}.png`)).data.text.trim());
await worker.terminate();
console.log("read:", seen);
process.exit(seen[0] === seen[1] && /Pour.*Contre/.test(seen[0]) && !/²/.test(seen[2]) && !/½/.test(seen[3]) && !/‰/.test(seen[4]) ? 0 : 1);
JAVASCRIPT
node seen.mjs
