package org.unisson.customer.journey.domain;

import java.util.EnumSet;
import java.util.Set;

/** What somebody did or saw, and what it cannot be told without. */
public enum TouchKind {
    BANNER_SHOWN(Needed.CAMPAIGN),
    BANNER_CLICKED(Needed.CAMPAIGN),
    /** Somebody came to a channel from elsewhere: a search engine, a comparator, a link. */
    ARRIVED(Needed.SOURCE),
    SEARCHED(Needed.WORDS),
    PRODUCT_VIEWED(Needed.PRODUCT),
    PAGE_VIEWED,
    STORE_VISITED(Needed.STORE),
    /** A piece was held before a mirror or taken into a fitting room. */
    PRODUCT_TOUCHED(Needed.SKU),
    MESSAGE_SENT(Needed.CAMPAIGN),
    MESSAGE_OPENED(Needed.CAMPAIGN),
    MESSAGE_CLICKED(Needed.CAMPAIGN),
    SHARED(Needed.PRODUCT),
    /** From here on the device is that customer's, until somebody signs out or in. */
    SIGNED_IN(Needed.VISITOR, Needed.CUSTOMER),
    SIGNED_OUT(Needed.VISITOR);

    /** A part of a touchpoint. A product is named by its id or by a SKU. */
    public enum Needed {
        CAMPAIGN,
        SOURCE,
        WORDS,
        PRODUCT,
        SKU,
        STORE,
        VISITOR,
        CUSTOMER
    }

    private final Set<Needed> needs = EnumSet.noneOf(Needed.class);

    TouchKind(Needed... needed) {
        needs.addAll(Set.of(needed));
    }

    public boolean needs(Needed part) {
        return needs.contains(part);
    }

    /** Whether somebody has done something: what was only shown or sent to them has brought nobody yet. */
    public boolean isDone() {
        return this != BANNER_SHOWN && this != MESSAGE_SENT;
    }
}
