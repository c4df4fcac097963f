package org.unisson.loyalty.account.domain;

import java.util.UUID;

/**
 * What an account is found by: a card or a customer. The name of a customer may be known before there is an account.
 *
 * @param text {@code card:<number>} or {@code customer:<uuid>}
 */
public record Name(String text) implements Comparable<Name> {

    private static final String CARD = "card:";
    private static final String CUSTOMER = "customer:";

    public static Name ofCard(String card) {
        return new Name(CARD + card);
    }

    public static Name ofCustomer(UUID customerId) {
        return new Name(CUSTOMER + customerId);
    }

    @Override
    public int compareTo(Name other) {
        return text.compareTo(other.text);
    }
}
