#!/usr/bin/env bash
# opencsv, told that a column is French, reads a grant of « 12 500,75 » as 12 and « -1 200,00 » as -1.
# Needs Java 17 or later and Maven.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
for artifact in com.opencsv:opencsv:5.12.0 commons-beanutils:commons-beanutils:1.11.0 commons-collections:commons-collections:3.2.2 \
    org.apache.commons:commons-collections4:4.5.0 org.apache.commons:commons-lang3:3.18.0 org.apache.commons:commons-text:1.13.1 \
    commons-logging:commons-logging:1.3.5; do
    mvn --quiet --batch-mode -Dmaven.repo.local="$place/repository" dependency:copy \
        -Dartifact="$artifact" -DoutputDirectory="$place/jars"
done
cat > Seen.java <<'JAVA'
import com.opencsv.bean.*;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.*;

/**
 * opencsv 5.12.0, ``@CsvBindByName(locale = "fr-FR")``, on Java 17 and later.
 *
 * Expected: with its locale named, « 12 500,75 » is twelve thousand, with the blank of keyboards or the no-break space that French
 * spreadsheets write; or the conversion error that opencsv has for a word such as « douze ».
 * Seen: Java's French groups thousands by a narrow no-break space (U+202F, of CLDR since Java 13) and stops at any other; what was
 * read so far is the number. Amounts from a thousand up are cut to their thousands, those below are right, and a total
 * over the column adds them without a word. What follows the number is cut off too: « 38,25 euros » is 38.25.
 */
public class Seen {
    public static class Grant {
        @CsvBindByName(column = "Montant", locale = "fr-FR")
        public BigDecimal amount;
    }

    static BigDecimal read(String amount) {
        var table = new StringReader("Association;Montant\nLes Amis du lavoir;" + amount + "\n");
        return new CsvToBeanBuilder<Grant>(table).withSeparator(';').withType(Grant.class).build().parse().get(0).amount;
    }

    public static void main(String[] none) {
        var expected = new LinkedHashMap<String, String>();
        expected.put("12 500,75", "12");
        expected.put("12\u00a0500,75", "12");
        expected.put("-1 200,00", "-1");
        expected.put("12\u202f500,75", "12500.75");
        expected.put("850,50", "850.5");
        expected.put("38,25 euros", "38.25");
        boolean holds = true;
        for (var each : expected.entrySet()) {
            var seen = read(each.getKey());
            System.out.println(each.getKey().replace("\u00a0", "[U+00A0]").replace("\u202f", "[U+202F]") + " -> " + seen);
            holds &= seen.compareTo(new BigDecimal(each.getValue())) == 0;
        }
        System.exit(holds ? 0 : 1);
    }
}
JAVA
java -cp "jars/*" Seen.java
