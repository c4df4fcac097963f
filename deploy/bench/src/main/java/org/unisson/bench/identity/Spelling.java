package org.unisson.bench.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** How people mistype. */
final class Spelling {

    private Spelling() {}

    static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** With one letter left out, doubled, exchanged with the next, or another. */
    static String typo(String text, RandomGenerator random) {
        if (text.length() < 3) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + text.charAt(at) + text.charAt(at) + after;
            case 2 -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
            default -> before + (char) ('a' + random.nextInt(26)) + after;
        };
    }
}
