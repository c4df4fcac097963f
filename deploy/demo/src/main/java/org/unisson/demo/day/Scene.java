package org.unisson.demo.day;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.unisson.demo.client.Json;

/** A part of the day. */
interface Scene {

    /** Lives it, and checks what has to be true then. */
    void play(Stage stage, Checks checks);

    /** An item of a list as that type. */
    static <T> T read(JsonNode node, Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ": " + node, e);
        }
    }
}
