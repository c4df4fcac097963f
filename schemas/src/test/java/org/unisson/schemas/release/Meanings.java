package org.unisson.schemas.release;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** What each value of a schema means beyond its shape, by path: the full name of a record, the logical type. */
final class Meanings {

    private Meanings() {}

    static Map<String, String> byPath(Schema schema) {
        var byPath = new TreeMap<String, String>();
        collect(schema, "", byPath);
        return byPath;
    }

    private static void collect(Schema schema, String path, Map<String, String> byPath) {
        switch (schema.getType()) {
            case RECORD -> {
                add(path, schema.getFullName(), byPath);
                schema.getFields().forEach(field -> collect(field.schema(), path + "/" + field.name(), byPath));
            }
            case ARRAY -> collect(schema.getElementType(), path + "/[]", byPath);
            case MAP -> collect(schema.getValueType(), path + "/{}", byPath);
            case UNION ->
                schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .forEach(branch -> collect(branch, path, byPath));
            default -> {
                var logical = schema.getProp("logicalType");
                add(path, logical == null ? "plain" : logical, byPath);
            }
        }
    }

    private static void add(String path, String meaning, Map<String, String> byPath) {
        byPath.merge(path, meaning, (one, other) -> one + " or " + other);
    }
}
