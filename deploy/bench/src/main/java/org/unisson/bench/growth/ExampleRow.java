package org.unisson.bench.growth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.unisson.demo.client.Json;
import org.unisson.local.stack.StackException;

/**
 * A row of the example.
 *
 * @param types of its columns, by name
 * @param row as JSON
 * @param ids of the example that are no UUIDs; of those that are, each is another in each copy
 */
record ExampleRow(String table, Map<String, String> types, String row, Set<String> ids) {

    /** Inserts the copies from one number to another (1 and 2) of the row (3). */
    String insert() {
        JsonNode values = parsed();
        String columns = String.join(", ", types.keySet());
        String copied = types.entrySet().stream()
                .map(column -> copied(column.getKey(), column.getValue(), values.path(unquoted(column.getKey()))))
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + columns + ") select " + copied
                + " from generate_series(?::bigint, ?::bigint) copy, jsonb_populate_record(null::" + table
                + ", ?::jsonb) example";
    }

    private JsonNode parsed() {
        try {
            return Json.MAPPER.readTree(row);
        } catch (JsonProcessingException e) {
            throw new StackException("PostgreSQL has told a row of " + table + " that is no JSON.", e);
        }
    }

    private String copied(String column, String type, JsonNode value) {
        List<String> inside = List.copyOf(idsIn(value.isTextual() ? value.textValue() : value.toString()));
        if (inside.isEmpty()) {
            return "example." + column;
        }
        if (type.equals("uuid")) {
            return "(" + CopiedId.sql(inside.getFirst()) + ")::uuid";
        }
        String text = "example." + column + "::text";
        for (String id : inside) {
            text = "replace(" + text + ", '" + id + "', " + CopiedId.sql(id) + ")";
        }
        return "(" + text + ")::" + type;
    }

    private Set<String> idsIn(String value) {
        Set<String> found = new LinkedHashSet<>();
        Matcher uuids = CopiedId.UUID.matcher(value);
        while (uuids.find()) {
            found.add(uuids.group());
        }
        ids.stream().filter(value::contains).forEach(found::add);
        return found;
    }

    private static String unquoted(String column) {
        return column.replace("\"", "");
    }
}
