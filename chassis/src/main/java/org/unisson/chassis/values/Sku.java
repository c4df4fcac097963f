package org.unisson.chassis.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The retailer's own code of a sellable unit.
 *
 * @param code 1 to 64 letters, digits, dots, dashes or underscores
 */
public record Sku(@JsonValue String code) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator
    public Sku {
        if (code == null || !SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("a SKU is 1 to 64 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
