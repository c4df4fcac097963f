package org.unisson.customer.registry.domain;

import java.util.regex.Pattern;

/**
 * A loyalty card.
 *
 * @param value its number, 1 to 64 printable ASCII characters without blanks
 */
public record Card(String value) implements Identifier, Comparable<Card> {

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7e]{1,64}");

    public Card {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a card is 1 to 64 printable characters");
        }
    }

    /** Trims what was typed or scanned. */
    public static Card of(String typed) {
        return new Card(typed.strip());
    }

    @Override
    public Kind kind() {
        return Kind.CARD;
    }

    @Override
    public int compareTo(Card other) {
        return value.compareTo(other.value);
    }
}
