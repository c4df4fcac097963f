package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import org.unisson.catalog.imports.domain.CsvReader;
import org.unisson.catalog.product.domain.ProductContent;

/**
 * Products of which each variant stands on a row, those of one product below each other. What is said of the product
 * itself is read from its first row. An attribute that is a JSON number, true, false or object is that, otherwise text.
 */
final class CsvProducts implements ItemSource {

    private final CsvReader csv;
    private final ObjectMapper json;
    private List<String> header;
    private List<String> pending;
    private long pendingRow;

    CsvProducts(Reader in, ObjectMapper json) {
        this.csv = new CsvReader(in);
        this.json = json;
    }

    @Override
    public ImportItem next() throws IOException {
        if (header == null) {
            header = header();
            advance();
        }
        if (pending == null) {
            return null;
        }
        long row = pendingRow;
        if (pending.size() != header.size()) {
            String wrong = pending.size() + " fields where the header has " + header.size();
            advance();
            return new ImportItem(row, null, wrong);
        }
        return new ImportItem(row, product(), null);
    }

    private List<String> header() throws IOException {
        List<String> names = csv.next();
        if (names == null) {
            throw new IOException("there is no header");
        }
        names.set(0, names.getFirst().replace("\uFEFF", ""));
        if (!names.contains("productId") || !names.contains("sku") || new HashSet<>(names).size() < names.size()) {
            throw new IOException("the header names productId, sku and further columns, each once");
        }
        return names;
    }

    private JsonNode product() throws IOException {
        ObjectNode product = json.createObjectNode();
        product.put("status", "ACTIVE");
        set(product, pending, false);
        String productId = product.path("productId").asText();
        ArrayNode variants = product.putArray("variants");
        do {
            ObjectNode variant = variants.addObject();
            set(variant, pending, true);
            advance();
        } while (pending != null
                && pending.size() == header.size()
                && pending.get(header.indexOf("productId")).equals(productId)
                && variants.size() <= ProductContent.MOST_VARIANTS);
        return product;
    }

    private void set(ObjectNode into, List<String> fields, boolean ofVariant) {
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (CsvColumns.isOfVariant(column) == ofVariant && !fields.get(i).isEmpty()) {
                CsvColumns.set(into, column, value(column, fields.get(i)));
            }
        }
    }

    private JsonNode value(String column, String text) {
        if (!CsvColumns.isTyped(column)) {
            return TextNode.valueOf(text);
        }
        try {
            JsonNode value = json.readTree(text);
            return value == null || value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (JsonProcessingException words) {
            return TextNode.valueOf(text);
        }
    }

    private void advance() throws IOException {
        do {
            pending = csv.next();
            pendingRow = csv.line();
        } while (pending != null && pending.size() == 1 && pending.getFirst().isBlank());
    }
}
