package org.unisson.loyalty.giftcard.domain;

import java.util.random.RandomGenerator;

/** Numbers of gift cards: 19 digits, random, the last of them a check digit (ISO/IEC 7812-1, Luhn). */
public final class CardNumber {

    /** Of no payment card. */
    private static final String PREFIX = "6006";

    private static final int LENGTH = 19;

    private CardNumber() {}

    /** A new one. @param random must not be predictable */
    public static String next(RandomGenerator random) {
        StringBuilder digits = new StringBuilder(PREFIX);
        while (digits.length() < LENGTH - 1) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.append(checkDigit(digits)).toString();
    }

    /** Whether its check digit fits. */
    public static boolean isValid(String number) {
        int last = number.length() - 1;
        return number.matches("[0-9]{16,19}") && number.charAt(last) - '0' == checkDigit(number.substring(0, last));
    }

    private static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }
}
