package org.unisson.customer.identity.domain;

import java.util.Locale;

/**
 * Values that identify nobody.
 *
 * @param pattern the value, in which {@code *} stands for any text; not case-sensitive
 */
public record Blocked(Key.Kind kind, String pattern) {

    private static final int LONGEST = 128;

    /** @throws IllegalArgumentException where the pattern is empty, too long or would block everything */
    public Blocked {
        if (pattern.isBlank()
                || pattern.length() > LONGEST
                || pattern.replace("*", "").isBlank()) {
            throw new IllegalArgumentException(
                    "a pattern is 1 to " + LONGEST + " characters, some of them other than blanks and *");
        }
    }

    boolean matches(Key key) {
        return key.kind() == kind
                && fits(pattern.toLowerCase(Locale.ROOT), key.value().toLowerCase(Locale.ROOT));
    }

    // By hand and not as a regular expression: in time that grows with the lengths alone, whatever somebody configures.
    private static boolean fits(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
