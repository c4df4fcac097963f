package org.unisson.customer.care.domain;

import java.util.UUID;
import org.unisson.chassis.values.Sku;

/**
 * What a case or a contact is about. It is taken as told: what it refers to is shown to whom it belongs only.
 *
 * @param line of the purchase or order; null: all of it, or of another kind
 */
public record Reference(Kind kind, String id, UUID line) {

    private static final int LONGEST_SERIAL_NUMBER = 64;

    /** What can be referred to. */
    public enum Kind {
        PURCHASE,
        ORDER,
        CONSIGNMENT,
        RETURN,
        SKU,
        SERIAL_NUMBER
    }

    /** @throws IllegalArgumentException where the id is none of its kind, or the kind has no lines */
    public Reference {
        id = switch (kind) {
            case PURCHASE, ORDER, CONSIGNMENT, RETURN -> uuid(id);
            case SKU -> new Sku(id).code();
            case SERIAL_NUMBER -> serialNumber(id);
        };
        if (line != null && kind != Kind.PURCHASE && kind != Kind.ORDER) {
            throw new IllegalArgumentException("a " + kind + " has no lines");
        }
    }

    /** The reference as one text. */
    public String text() {
        return kind + ":" + id + (line == null ? "" : "/" + line);
    }

    /** The reference of a text that {@link #text} made. */
    public static Reference ofText(String text) {
        int colon = text.indexOf(':');
        Kind kind = Kind.valueOf(text.substring(0, colon));
        String id = text.substring(colon + 1);
        int slash = kind == Kind.PURCHASE || kind == Kind.ORDER ? id.indexOf('/') : -1;
        return slash < 0
                ? new Reference(kind, id, null)
                : new Reference(kind, id.substring(0, slash), UUID.fromString(id.substring(slash + 1)));
    }

    private static String uuid(String id) {
        // Only as it is written by others: what is compared with it is text.
        try {
            if (UUID.fromString(id).toString().equals(id)) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("is not a UUID in lower case", malformed);
        }
        throw new IllegalArgumentException("is not a UUID in lower case");
    }

    private static String serialNumber(String id) {
        String stripped = id.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_SERIAL_NUMBER
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "is 1 to " + LONGEST_SERIAL_NUMBER + " characters without control characters");
        }
        return stripped;
    }
}
