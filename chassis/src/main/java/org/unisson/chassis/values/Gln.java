package org.unisson.chassis.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A GS1 Global Location Number: a store, a warehouse, a collection point.
 *
 * @param number 13 digits, the last one the check digit
 */
public record Gln(@JsonValue String number) {

    @JsonCreator
    public Gln {
        if (number == null || number.length() != 13 || !Gs1.isValid(number)) {
            throw new IllegalArgumentException("a GLN is 13 digits ending with its check digit");
        }
    }

    /** The GLN made of these 12 digits and their check digit. */
    public static Gln ofTwelve(String twelveDigits) {
        return new Gln(twelveDigits + Gs1.checkDigit(twelveDigits));
    }

    @Override
    public String toString() {
        return number;
    }
}
