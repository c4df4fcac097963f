package org.unisson.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of a service.
 *
 * @param body JSON, or a missing node where there is none
 * @param causalToken what a command changed, or null
 * @param behind whether a read could not yet see all that its causal token names
 */
public record Answer(int status, JsonNode body, String causalToken, boolean behind) {

    private static final int FIRST_ERROR = 300;

    public boolean isSuccess() {
        return status < FIRST_ERROR;
    }

    /** The body as that type. @throws IllegalStateException where it has another shape */
    public <T> T as(Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a " + type.getSimpleName() + ": " + body, e);
        }
    }
}
