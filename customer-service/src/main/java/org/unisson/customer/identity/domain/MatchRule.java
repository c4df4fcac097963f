package org.unisson.customer.identity.domain;

import java.util.Set;

/**
 * Two customers that have these keys in common are one person.
 *
 * @param name for the record, for example {@code EMAIL}
 * @param keys of each of these kinds they must have one in common; never devices alone
 * @param namesAgree whether their names must not contradict each other
 * @param namesKnown whether both must have a given name, or one birth date: of a telephone, a family's perhaps, only
 *     that says whose it is
 * @param birthDatesAgree whether their birth dates must not contradict each other
 * @param confidence above 0, at most 1
 */
public record MatchRule(
        String name,
        Set<Key.Kind> keys,
        boolean namesAgree,
        boolean namesKnown,
        boolean birthDatesAgree,
        double confidence) {

    /** @throws IllegalArgumentException where it would join by devices alone, or is no rule */
    public MatchRule {
        keys = Set.copyOf(keys);
        if (keys.isEmpty() || keys.equals(Set.of(Key.Kind.DEVICE))) {
            throw new IllegalArgumentException("a rule needs a card, an email or a phone: a device is nobody's");
        }
        if (!(confidence > 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is above 0 and at most 1");
        }
    }

    /** Whether what it wants beside the keys holds of two that have these. */
    boolean joins(Traits one, Traits other) {
        return (!namesAgree || Names.agree(one, other))
                && (!birthDatesAgree || birthDatesAgree(one, other))
                && (!namesKnown || isKnown(one, other));
    }

    /** Whether two who come along with those cannot be one person. */
    boolean contradicts(Traits one, Traits other) {
        return (namesAgree && Names.clash(one, other)) || (birthDatesAgree && !birthDatesAgree(one, other));
    }

    private static boolean isKnown(Traits one, Traits other) {
        return (!one.givenName().isEmpty() && !other.givenName().isEmpty())
                || (one.birthDate() != null && one.birthDate().equals(other.birthDate()));
    }

    private static boolean birthDatesAgree(Traits one, Traits other) {
        return one.birthDate() == null
                || other.birthDate() == null
                || one.birthDate().equals(other.birthDate());
    }
}
