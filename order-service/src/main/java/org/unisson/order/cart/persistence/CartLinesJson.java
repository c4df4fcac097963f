package org.unisson.order.cart.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import org.unisson.order.cart.domain.CartLine;

/** Lines as they stand in the database. */
@Singleton
class CartLinesJson {

    private static final TypeReference<List<CartLine>> LINES = new TypeReference<>() {};

    private final ObjectMapper json;

    CartLinesJson(ObjectMapper json) {
        this.json = json;
    }

    String write(List<CartLine> lines) {
        try {
            return json.writerFor(LINES).writeValueAsString(lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write lines of a cart", impossible);
        }
    }

    List<CartLine> read(String text) {
        try {
            return json.readValue(text, LINES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read lines of a cart", broken);
        }
    }
}
