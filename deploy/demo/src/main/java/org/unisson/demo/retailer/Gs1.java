package org.unisson.demo.retailer;

/**
 * GS1 numbers from the ranges reserved for use inside a company (prefixes 20 to 29), so that none can be mistaken for
 * somebody's. Check digit: GS1 General Specifications, 7.9.
 */
public final class Gs1 {

    private static final int THIRTEEN_WITHOUT_CHECK = 12;

    private Gs1() {}

    /** 13 digits: a two-digit prefix, the number with leading zeros, the check digit. */
    public static String thirteen(int prefix, long number) {
        String digits = "%02d%010d".formatted(prefix, number);
        if (digits.length() != THIRTEEN_WITHOUT_CHECK) {
            throw new IllegalArgumentException("does not fit a GS1 number: " + number);
        }
        return digits + checkDigit(digits);
    }

    static char checkDigit(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
