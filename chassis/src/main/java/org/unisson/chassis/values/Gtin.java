package org.unisson.chassis.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A GS1 Global Trade Item Number, as on the barcode.
 *
 * @param number 8, 12, 13 or 14 digits, the last one the check digit
 */
public record Gtin(@JsonValue String number) {

    @JsonCreator
    public Gtin {
        if (number == null || !number.matches("\\d{8}|\\d{12,14}") || !Gs1.isValid(number)) {
            throw new IllegalArgumentException("a GTIN is 8, 12, 13 or 14 digits ending with its check digit");
        }
    }

    /** The GTIN made of these 7, 11, 12 or 13 digits and their check digit. */
    public static Gtin completing(String digits) {
        return new Gtin(digits + Gs1.checkDigit(digits));
    }

    @Override
    public String toString() {
        return number;
    }
}
