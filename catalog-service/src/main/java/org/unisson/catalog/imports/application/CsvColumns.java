package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What the columns of a file of products mean. */
final class CsvColumns {

    private static final Set<String> OF_VARIANT = Set.of("sku", "gtin");
    private static final String OPTION = "option.";
    private static final String VARIANT_ATTRIBUTE = "variantAttribute.";
    private static final String ATTRIBUTE = "attribute.";
    private static final Map<String, String> TEXTS = Map.of("name.", "names", "description.", "descriptions");

    private CsvColumns() {}

    static boolean isOfVariant(String column) {
        return OF_VARIANT.contains(column) || column.startsWith(OPTION) || column.startsWith(VARIANT_ATTRIBUTE);
    }

    static boolean isTyped(String column) {
        return column.startsWith(ATTRIBUTE) || column.startsWith(VARIANT_ATTRIBUTE);
    }

    /** Sets what the column says; of a column that means nothing, a field that is refused by its name. */
    static void set(ObjectNode into, String column, JsonNode value) {
        if (column.startsWith(OPTION)) {
            into.withObjectProperty("options").set(column.substring(OPTION.length()), value);
        } else if (column.startsWith(VARIANT_ATTRIBUTE)) {
            into.withObjectProperty("attributes").set(column.substring(VARIANT_ATTRIBUTE.length()), value);
        } else if (column.startsWith(ATTRIBUTE)) {
            into.withObjectProperty("attributes").set(column.substring(ATTRIBUTE.length()), value);
        } else {
            TEXTS.entrySet().stream()
                    .filter(text -> column.startsWith(text.getKey()))
                    .findFirst()
                    .ifPresentOrElse(
                            text -> into.withObjectProperty(text.getValue())
                                    .set(column.substring(text.getKey().length()), value),
                            () -> into.set(column, value));
        }
    }
}
