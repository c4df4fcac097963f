package org.unisson.schemas.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/** FULL_TRANSITIVE: what is current reads, and is read by, every version ever released. */
final class Compatibility {

    private static final SchemaValidator BOTH_WAYS =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    private Compatibility() {}

    /** One sentence per broken promise; empty when all are kept. */
    static List<String> problems(Map<String, Schema> current, Map<String, ? extends Map<String, Schema>> releases) {
        var problems = new ArrayList<String>();
        releases.forEach((version, released) -> released.forEach((name, before) -> {
            var now = current.get(name);
            if (now == null) {
                problems.add(name + " of " + version + " is missing");
            } else {
                problems.addAll(problems(name + " against " + version, now, before));
            }
        }));
        return problems;
    }

    private static List<String> problems(String what, Schema now, Schema before) {
        var problems = new ArrayList<String>();
        try {
            BOTH_WAYS.validate(now, List.of(before));
        } catch (SchemaValidationException e) {
            problems.add(what + ": " + e.getMessage());
        }
        // Avro's rules see only the shape: microseconds read as milliseconds, or a renamed record, would pass.
        var meanings = Meanings.byPath(now);
        Meanings.byPath(before).forEach((path, meaning) -> {
            if (meanings.containsKey(path) && !meanings.get(path).equals(meaning)) {
                problems.add(what + ": value " + path + " was " + meaning + ", is " + meanings.get(path));
            }
        });
        return problems;
    }
}
