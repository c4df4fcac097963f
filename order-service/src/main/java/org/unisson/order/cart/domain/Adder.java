package org.unisson.order.cart.domain;

import java.util.UUID;

/**
 * Who put a line into a cart, or changed the cart.
 *
 * @param subject of the token; of a SELLER and a SERVICE
 * @param store GLN that the seller's token names; null where it names none or several
 * @param shareId what the cart was shared by; of a SHARE
 * @param label what the owner calls that share, or null
 */
public record Adder(Kind kind, String subject, String store, UUID shareId, String label) {

    /** Whose cart it is, or whoever holds the id of a cart that is nobody's. */
    public static final Adder OWNER = new Adder(Kind.OWNER, null, null, null, null);

    /** In what capacity. */
    public enum Kind {
        OWNER,
        /** An associate or an agent: a personal shopper. */
        SELLER,
        /** Whoever the cart is shared with. */
        SHARE,
        /** Another system: a chatbot. */
        SERVICE
    }

    public static Adder seller(String subject, String store) {
        return new Adder(Kind.SELLER, subject, store, null, null);
    }

    public static Adder service(String subject) {
        return new Adder(Kind.SERVICE, subject, null, null, null);
    }

    static Adder share(UUID shareId, String label) {
        return new Adder(Kind.SHARE, null, null, shareId, label);
    }
}
