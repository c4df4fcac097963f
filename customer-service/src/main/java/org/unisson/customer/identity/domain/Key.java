package org.unisson.customer.identity.domain;

import java.util.Comparator;

/**
 * What a customer is recognised by, in the form that is compared.
 *
 * @param value normalised: who compares two keys compares two texts
 */
public record Key(Kind kind, String value) implements Comparable<Key> {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::kind).thenComparing(Key::value);

    /** Kinds of keys. A device is nobody's: it never joins two customers by itself. */
    public enum Kind {
        CARD,
        EMAIL,
        PHONE,
        DEVICE
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }

    /** Kind and value in one text, for whoever may see them. */
    public String text() {
        return kind + ":" + value;
    }

    /** The key of that text. */
    public static Key ofText(String text) {
        int colon = text.indexOf(':');
        return new Key(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "a key of kind " + kind;
    }
}
