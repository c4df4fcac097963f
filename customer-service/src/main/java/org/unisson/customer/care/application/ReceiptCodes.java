package org.unisson.customer.care.application;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Codes on the receipts for goods that are repaired: nobody guesses one, and nobody misreads one. */
final class ReceiptCodes {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptCodes() {}

    /** A new one, of 12 letters and digits: some 58 bits, so that two are never the same. */
    static String next() {
        return RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
