#!/usr/bin/env bash
# Stanford CoreNLP’s French: « 12 500,75 € » is « 12 500 » and « ,75 », with a no-break blank « 12 » and « 500,75 »; parcel « AB-125 » is minus 125, « -1 200 » minus 1.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat > "$place/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>seen</groupId>
  <artifactId>seen</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>edu.stanford.nlp</groupId>
      <artifactId>stanford-corenlp</artifactId>
      <version>4.5.10</version>
    </dependency>
  </dependencies>
</project>
XML
mvn --quiet --file "$place/pom.xml" dependency:copy-dependencies -DoutputDirectory="$place/jars" -DincludeArtifactIds=stanford-corenlp > /dev/null
cat > "$place/Seen.java" <<'JAVA'
import edu.stanford.nlp.international.french.process.FrenchTokenizer;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

// Stanford CoreNLP 4.5.10, FrenchTokenizer, which needs no model.
//
// Expected: one number is one token: « 12 500 » and « 500,75 » are, so that « 12 500,75 » is too, whichever blank parts its thousands.
// Seen: blank and comma do not go together. With a plain blank the whole euros are a number and the cents another token, « ,75 »; with the blanks that French
// typography puts there, U+00A0 and U+202F, no blank joins at all and the amount is what follows the last of them: 12 500,75 € are 500,75 €. A sum
// taken back of 1 200 € is « -1 » and « 200 », and the hyphen of a parcel is a sign: AB-125 is section AB and -125, so is the one of « E-12 », while that
// of act « 2024-012 » stays. Figures in a row of three join whatever they count: « les lots 3 125 et 126 » has a lot 3 125.
// Whom it hits: who takes amounts or parcels of acts from the tokens of CoreNLP, as the rules of its TokensRegex and its recogniser of numbers do.
// Instead: join and mark numbers before the text is cut, or cut at blanks.
class Seen {
    public static void main(String[] words) {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        seen.put("12 500 €", List.of("12 500", "€"));
        seen.put("500,75 €", List.of("500,75", "€"));
        seen.put("12 500,75 €", List.of("12 500", ",75", "€"));
        seen.put("1 234 567,89", List.of("1 234 567", ",89"));
        seen.put("12\u00a0500,75 €", List.of("12", "500,75", "€"));
        seen.put("12\u202f500,75 €", List.of("12", "500,75", "€"));
        seen.put("-1200 €", List.of("-1200", "€"));
        seen.put("-1 200 €", List.of("-1", "200", "€"));
        seen.put("AB-125", List.of("AB", "-125"));
        seen.put("E-12", List.of("E", "-12"));
        seen.put("2024-012", List.of("2024-012"));
        seen.put("les lots 3 125 et 126", List.of("les", "lots", "3 125", "et", "126"));
        boolean holds = true;
        for (Map.Entry<String, List<String>> each : seen.entrySet()) {
            List<String> tokens = new ArrayList<>();
            FrenchTokenizer.factory().getTokenizer(new StringReader(each.getKey())).forEachRemaining(token -> tokens.add(token.word()));
            System.out.println(each.getKey() + " -> " + tokens);
            holds = holds && tokens.equals(each.getValue());
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
javac -encoding UTF-8 -cp "$place/jars/*" -d "$place" "$place/Seen.java"
java -Dstdout.encoding=UTF-8 -cp "$place/jars/*:$place" Seen 2> /dev/null
