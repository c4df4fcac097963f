package org.unisson.inventory.epcis.domain;

import java.util.regex.Pattern;

/**
 * Serial numbers, lots and extensions inside URIs: 1 to 20 characters of GS1's set 82, some of them as {@code %XX}.
 * Source: GS1 General Specifications, 7.11; EPC Tag Data Standard, 6.3.
 */
final class UriText {

    private static final Pattern SET_82 = Pattern.compile("[!\"%-?A-Z_a-z]{1,20}");
    private static final String UNRESERVED = "-._~";

    private UriText() {}

    /** The text that a part of a URI stands for. @throws IllegalArgumentException where it stands for none */
    static String decode(String part) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < part.length(); index++) {
            char character = part.charAt(index);
            if (character == '%') {
                text.append((char) escaped(part, index));
                index += 2;
            } else {
                text.append(character);
            }
        }
        return requireSet82(text.toString());
    }

    /** The text as it is. @throws IllegalArgumentException where it cannot be a serial number, lot or extension */
    static String requireSet82(String text) {
        if (!SET_82.matcher(text).matches()) {
            throw new IllegalArgumentException("is 1 to 20 letters, digits or signs of GS1's character set 82");
        }
        return text;
    }

    /** The text as a part of a GS1 Digital Link: everything escaped that a URI does not leave as it is. */
    static String encode(String text) {
        StringBuilder part = new StringBuilder();
        for (char character : text.toCharArray()) {
            boolean plain = (character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= 'a' && character <= 'z')
                    || UNRESERVED.indexOf(character) >= 0;
            part.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return part.toString();
    }

    private static int escaped(String part, int index) {
        if (index + 2 >= part.length()
                || Character.digit(part.charAt(index + 1), 16) < 0
                || Character.digit(part.charAt(index + 2), 16) < 0) {
            throw new IllegalArgumentException("has a % that is not followed by two hexadecimal digits");
        }
        return Integer.parseInt(part.substring(index + 1, index + 3), 16);
    }
}
