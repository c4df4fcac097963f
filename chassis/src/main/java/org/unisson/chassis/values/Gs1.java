package org.unisson.chassis.values;

/** The check digit that GS1 numbers (GTIN, GLN, GSIN, SSCC) end with. Source: GS1 General Specifications, 7.9. */
final class Gs1 {

    private Gs1() {}

    static boolean isValid(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && digits.charAt(digits.length() - 1) == checkDigit(digits.substring(0, digits.length() - 1));
    }

    static char checkDigit(String withoutCheckDigit) {
        int sum = 0;
        for (int fromRight = 0; fromRight < withoutCheckDigit.length(); fromRight++) {
            int digit = withoutCheckDigit.charAt(withoutCheckDigit.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
