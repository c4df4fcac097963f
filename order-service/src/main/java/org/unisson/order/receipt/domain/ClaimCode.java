package org.unisson.order.receipt.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.unisson.chassis.values.Sha256;

/**
 * What is printed on a receipt so that its buyer can claim it later: 80 bits in Crockford's base 32, in four groups. Read
 * as people type it: in any case, with or without groups, O for 0, I and L for 1.
 *
 * @param text 16 characters, without groups
 */
public record ClaimCode(String text) {

    /** Most characters of a code as somebody may type it. */
    public static final int MAX_TYPED = 64;

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_PER_DIGIT = 5;
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");
    private static final int BLOCK = 64;

    /** The code of a purchase, the same whenever it is asked for. @param secret 32 bytes that nobody else has */
    public static ClaimCode of(byte[] secret, UUID purchaseId) {
        byte[] mac = mac(secret, purchaseId.toString().getBytes(StandardCharsets.US_ASCII));
        StringBuilder text = new StringBuilder(LENGTH);
        for (int digit = 0; digit < LENGTH; digit++) {
            int bit = digit * BITS_PER_DIGIT;
            int pair = (mac[bit / Byte.SIZE] & 0xff) << Byte.SIZE | (mac[bit / Byte.SIZE + 1] & 0xff);
            text.append(DIGITS.charAt(pair >> (2 * Byte.SIZE - BITS_PER_DIGIT - bit % Byte.SIZE) & 0x1f));
        }
        return new ClaimCode(text.toString());
    }

    /** The code that somebody typed; empty where it can be none. */
    public static Optional<ClaimCode> read(String typed) {
        String text = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(text).matches() ? Optional.of(new ClaimCode(text)) : Optional.empty();
    }

    /** What it is found by: 32 bytes. */
    public byte[] hash() {
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** As it is printed: {@code XXXX-XXXX-XXXX-XXXX}. */
    public String printed() {
        return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** HMAC-SHA-256 (RFC 2104) under a key shorter than a block. */
    private static byte[] mac(byte[] secret, byte[] message) {
        return Sha256.of(padded(secret, 0x5c), Sha256.of(padded(secret, 0x36), message));
    }

    private static byte[] padded(byte[] secret, int with) {
        byte[] padded = Arrays.copyOf(secret, BLOCK);
        for (int index = 0; index < padded.length; index++) {
            padded[index] ^= (byte) with;
        }
        return padded;
    }
}
