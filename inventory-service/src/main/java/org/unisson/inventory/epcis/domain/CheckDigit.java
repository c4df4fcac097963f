package org.unisson.inventory.epcis.domain;

/** The check digit of a GTIN of any length. Source: GS1 General Specifications, 7.9. */
final class CheckDigit {

    private CheckDigit() {}

    /** These digits with their check digit behind them. */
    static String append(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? 3 * digit : digit;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
