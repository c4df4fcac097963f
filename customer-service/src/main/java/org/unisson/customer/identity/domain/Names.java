package org.unisson.customer.identity.domain;

import java.util.List;

/** Whether what two customers are called can be one person's name. */
final class Names {

    private static final double ALIKE = 0.88;
    private static final double DIFFERENT = 0.75;
    private static final int LONG = 8;
    private static final int SHORT = 3;

    /** What makes another name of one: Louis and Louise are two people. */
    private static final List<String> FEMININE = List.of("e", "le", "ne", "te");

    private Names() {}

    /** Whether nothing speaks against it: what is unknown contradicts nothing, nor do names in the wrong fields. */
    static boolean agree(Traits one, Traits other) {
        return givenAgree(one, other) && (fit(one.familyName(), other.familyName()) || isSwapped(one, other));
    }

    /** Whether they may be one person who has changed the family name. */
    static boolean givenAgree(Traits one, Traits other) {
        return fit(one.givenName(), other.givenName())
                || isSwapped(one, other)
                || (bornTogether(one, other) && isSlip(one.givenName(), other.givenName()));
    }

    /** Whether they are too different for two spellings of one name, of which each may have its own slip. */
    static boolean clash(Traits one, Traits other) {
        return (givenClash(one, other) || differ(one.familyName(), other.familyName()))
                && !isSwapped(one, other)
                && !agree(one, other);
    }

    /** The same, where the family name may have changed. */
    static boolean givenClash(Traits one, Traits other) {
        return differ(one.givenName(), other.givenName()) && !isSwapped(one, other) && !givenAgree(one, other);
    }

    private static boolean differ(String one, String other) {
        return !fit(one, other)
                && (Math.min(one.length(), other.length()) <= SHORT
                        || isFeminine(one, other)
                        || isFeminine(other, one)
                        || Likeness.of(one, other) < DIFFERENT
                        || Likeness.edits(one, other) > 2);
    }

    /** Whether the one's family name is the other's given name, and the other way round. */
    static boolean isSwapped(Traits one, Traits other) {
        return !one.isNameless()
                && !other.isNameless()
                && alike(one.givenName(), other.familyName())
                && alike(one.familyName(), other.givenName());
    }

    /** Whether two names that are known are spellings of one: short ones differ by one slip, long ones by two. */
    static boolean alike(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        int slips = Math.min(one.length(), other.length()) >= LONG ? 2 : 1;
        return one.equals(other)
                || (Likeness.of(one, other) >= ALIKE
                        && Likeness.edits(one, other) <= slips
                        && !isFeminine(one, other)
                        && !isFeminine(other, one));
    }

    private static boolean fit(String one, String other) {
        return one.isEmpty() || other.isEmpty() || isInitial(one, other) || isInitial(other, one) || alike(one, other);
    }

    /** In a short name one slip is another name: Léo and Léa are twins. */
    private static boolean isSlip(String one, String other) {
        return Math.min(one.length(), other.length()) > SHORT
                && Likeness.edits(one, other) <= 1
                && !isFeminine(one, other)
                && !isFeminine(other, one);
    }

    private static boolean bornTogether(Traits one, Traits other) {
        return one.birthDate() != null && one.birthDate().equals(other.birthDate());
    }

    private static boolean isInitial(String one, String other) {
        return one.length() == 1 && other.startsWith(one);
    }

    private static boolean isFeminine(String one, String other) {
        return FEMININE.stream().anyMatch(ending -> one.equals(other + ending));
    }
}
