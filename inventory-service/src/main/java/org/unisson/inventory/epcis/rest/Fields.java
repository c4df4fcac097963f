package org.unisson.inventory.epcis.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.inventory.epcis.application.Fault;

/** Reads the fields of one event and collects what is wrong with them, with their JSON pointers. */
final class Fields {

    private static final Pattern URI_OR_WORD = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private final String at;
    private final List<Violation> wrong = new ArrayList<>();

    Fields(String at) {
        this.at = at;
    }

    /** A text of visible ASCII characters, read; null where it is missing or wrong. */
    <T> T text(JsonNode parent, String field, boolean isRequired, Function<String, T> reading) {
        JsonNode value = parent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            if (isRequired) {
                refuse("/" + field, "is missing");
            }
            return null;
        }
        return read(value, "/" + field, reading);
    }

    /** The same of a value wherever it stands. @param pointer within the event */
    <T> T read(JsonNode value, String pointer, Function<String, T> reading) {
        if (!value.isTextual() || !URI_OR_WORD.matcher(value.textValue()).matches()) {
            refuse(pointer, "is a text of 1 to 256 visible ASCII characters");
            return null;
        }
        try {
            return reading.apply(value.textValue());
        } catch (IllegalArgumentException malformed) {
            refuse(pointer, malformed.getMessage());
            return null;
        }
    }

    /** The elements of a list that may be missing. */
    List<JsonNode> list(JsonNode parent, String field, int most) {
        JsonNode list = parent.path(field);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > most) {
            refuse("/" + field, "is a list of at most " + most);
            return List.of();
        }
        return list.valueStream().toList();
    }

    void refuse(String pointer, String message) {
        if (wrong.size() < Fault.MOST_VIOLATIONS) {
            wrong.add(new Violation(at + pointer, message));
        }
    }

    /** Refuses (400) the event if anything is wrong. */
    void requireGood() {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).asException();
        }
    }
}
