#!/usr/bin/env bash
# ICU reads « vingt et un » as 20, « soixante et onze » as 60 and « deux-mille-vingt-quatre » as 2.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy \
    -Dartifact="com.ibm.icu:icu4j:78.2" -DoutputDirectory="$place/jars"
cat > Seen.java <<'JAVA'
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.*;

/**
 * ICU4J 78.2, RuleBasedNumberFormat of French, SPELLOUT; Rectifications de l'orthographe (Journal officiel, 6 December
 * 1990), which let « vingt et un » stand beside « vingt-et-un », « deux mille » beside « deux-mille ».
 *
 * Expected: a number that an act has in words, of votes or euros above all, is read whole in either spelling, or is
 * refused. That parsing leaves what stands behind a number is documented, not that it cuts the number.
 * Seen: the rules mix the spellings, « et » between hyphens as of 1990 and « mille » between blanks as before. Any
 * other is read up to where it differs and that much is given as the number, without a word: 21 votes are 20, 71 acts
 * 60, 271 euros 260, the year 2024 is 2. « cent » is read either way. Only ``setLenientParseMode(true)``, which is off
 * unless asked for, reads all of them.
 */
public class Seen {
    public static void main(String[] arguments) throws Exception {
        var plain = new RuleBasedNumberFormat(ULocale.FRENCH, RuleBasedNumberFormat.SPELLOUT);
        var lenient = new RuleBasedNumberFormat(ULocale.FRENCH, RuleBasedNumberFormat.SPELLOUT);
        lenient.setLenientParseMode(true);
        var expected = new LinkedHashMap<String, List<Long>>();
        expected.put("vingt et un", List.of(20L, 21L));
        expected.put("vingt-et-un", List.of(21L, 21L));
        expected.put("vingt et une voix", List.of(20L, 21L));
        expected.put("soixante et onze", List.of(60L, 71L));
        expected.put("deux cent soixante et onze euros", List.of(260L, 271L));
        expected.put("deux mille vingt-quatre", List.of(2024L, 2024L));
        expected.put("deux-mille-vingt-quatre", List.of(2L, 2024L));
        expected.put("trois-cents", List.of(300L, 300L));
        boolean holds = true;
        for (var each : expected.entrySet()) {
            String words = each.getKey();
            var seen = List.of(plain.parse(words).longValue(), lenient.parse(words).longValue());
            System.out.println(words + " -> " + seen.get(0) + ", lenient " + seen.get(1));
            holds &= seen.equals(each.getValue());
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "$place/jars/*" Seen.java
