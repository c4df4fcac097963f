package org.unisson.catalog.document.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.unisson.chassis.rest.Problem;

/** Values in columns of JSON. They are read as text: the driver's own reading would lose the form of numbers. */
@Singleton
public class JsonColumns {

    private final ObjectMapper json;

    JsonColumns(ObjectMapper json) {
        this.json = json;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 where a text holds the character NUL, which JSON columns cannot */
    public String write(Object value) {
        try {
            String text = json.writeValueAsString(value);
            if (text.contains("\\u0000")) {
                throw Problem.invalid("/", "a text holds the character NUL").asException();
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    public <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content is no " + type.getName(), e);
        }
    }
}
