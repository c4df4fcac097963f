package org.unisson.schemas.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/** Finds fields that are named like personal data, in a schema and in everything nested in it. */
final class PersonalData {

    private static final Set<String> WORDS = Set.of(
            "email",
            "mail",
            "phone",
            "telephone",
            "mobile",
            "fax",
            "name",
            "firstname",
            "lastname",
            "fullname",
            "surname",
            "forename",
            "nickname",
            "birth",
            "birthday",
            "birthdate",
            "age",
            "gender",
            "sex",
            "street",
            "address",
            "postcode",
            "zip",
            "city",
            "latitude",
            "longitude",
            "ip",
            "iban",
            "pan",
            "passport",
            "ssn",
            "nationality",
            "photo");

    private PersonalData() {}

    /** {@code <record>.<field>} of each such field. */
    static Set<String> fieldsOf(Schema schema) {
        var found = new TreeSet<String>();
        collect(schema, found);
        return found;
    }

    private static void collect(Schema schema, Set<String> found) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields().forEach(field -> {
                    if (isPersonal(field.name())) {
                        found.add(schema.getName() + "." + field.name());
                    }
                    collect(field.schema(), found);
                });
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            default -> {}
        }
    }

    private static boolean isPersonal(String field) {
        var words = field.split("(?<=[a-z0-9])(?=[A-Z])|_");
        return Arrays.stream(words)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> WORDS.contains(word) || WORDS.contains(word.replaceAll("(?<=s)es$|s$", "")));
    }
}
