package org.unisson.customer.identity.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How probable it is that two customers are one person, from all that they have in common or not, after Fellegi and
 * Sunter: each attribute weighs the binary logarithm of how much more often it agrees (or not) among records of one
 * person than among those of two.
 *
 * @param weight the sum, before which nothing was known
 * @param because what agreed or not, with its weight, without the values
 */
public record Comparison(double weight, List<String> because) {

    /** Of two customers that somebody compares, one pair in 2^16 is one person. */
    private static final double PRIOR = -16;

    private static final double SAME_STREET = 0.85;
    private static final Pattern FIGURES = Pattern.compile("[^0-9]+");

    /** From 0 to 1. */
    public double probability() {
        return 1 / (1 + Math.pow(2, -(weight + PRIOR)));
    }

    /** Compares two customers. @param nobodys tells keys that identify nobody */
    static Comparison of(Traits one, Traits other, Predicate<Key> nobodys) {
        List<String> because = new ArrayList<>();
        double weight = names(one, other, because)
                + birth(one.birthDate(), other.birthDate(), because)
                + address(one, other, because)
                + shared(Key.Kind.PHONE, 9, one, other, nobodys, because)
                + shared(Key.Kind.EMAIL, 12, one, other, nobodys, because)
                + shared(Key.Kind.DEVICE, 3, one, other, nobodys, because)
                + mailboxes(one, other, because);
        return new Comparison(weight, List.copyOf(because));
    }

    private static double names(Traits one, Traits other, List<String> because) {
        if (Names.isSwapped(one, other)) {
            return noted("names swapped", 10, because);
        }
        return name("given name", one.givenName(), other.givenName(), 5, 3.5, -6, because)
                + name("family name", one.familyName(), other.familyName(), 8, 6, -5, because);
    }

    private static double name(
            String what, String one, String other, double same, double alike, double not, List<String> because) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        if (one.equals(other)) {
            return noted(what + " equal", same, because);
        }
        return Names.alike(one, other)
                ? noted(what + " alike", alike, because)
                : noted(what + " different", not, because);
    }

    private static double birth(LocalDate one, LocalDate other, List<String> because) {
        if (one == null || other == null) {
            return 0;
        }
        if (one.equals(other)) {
            return noted("birth date equal", 13, because);
        }
        return isSlip(one, other)
                ? noted("birth date with one slip", 5, because)
                : noted("birth date different", -9, because);
    }

    /** One figure is another, or day and month are exchanged. */
    private static boolean isSlip(LocalDate one, LocalDate other) {
        String a = one.toString();
        String b = other.toString();
        long different = IntStream.range(0, Math.min(a.length(), b.length()))
                .filter(i -> a.charAt(i) != b.charAt(i))
                .count();
        return different == 1
                || (one.getYear() == other.getYear()
                        && one.getDayOfMonth() == other.getMonthValue()
                        && one.getMonthValue() == other.getDayOfMonth());
    }

    private static double address(Traits one, Traits other, List<String> because) {
        if (one.postcode().isEmpty() || other.postcode().isEmpty()) {
            return 0;
        }
        if (!one.postcode().equals(other.postcode())) {
            return noted("postcode different", -1, because);
        }
        double same = noted("postcode equal", 6, because);
        return sameHouse(one.street(), other.street()) ? same + noted("street alike", 6, because) : same;
    }

    private static boolean sameHouse(String one, String other) {
        return FIGURES.matcher(one).replaceAll("").equals(FIGURES.matcher(other).replaceAll(""))
                && Likeness.of(one, other) >= SAME_STREET
                && !one.isEmpty();
    }

    private static double shared(
            Key.Kind kind, double weight, Traits one, Traits other, Predicate<Key> nobodys, List<String> because) {
        Set<Key> both = one.keys(kind);
        both.retainAll(other.keys(kind));
        both.removeIf(nobodys);
        return both.isEmpty() ? 0 : noted(kind.name().toLowerCase(Locale.ROOT) + " equal", weight, because);
    }

    private static double mailboxes(Traits one, Traits other, List<String> because) {
        for (Key mine : one.keys(Key.Kind.EMAIL)) {
            for (Key theirs : other.keys(Key.Kind.EMAIL)) {
                if (!mine.equals(theirs)
                        && mailbox(mine).length() >= 6
                        && mailbox(mine).equals(mailbox(theirs))) {
                    return noted("mailbox equal", 6, because);
                }
            }
        }
        return 0;
    }

    private static String mailbox(Key email) {
        return email.value().substring(0, Math.max(0, email.value().lastIndexOf('@')));
    }

    private static double noted(String what, double weight, List<String> because) {
        because.add(String.format(Locale.ROOT, "%s %+.1f", what, weight));
        return weight;
    }
}
