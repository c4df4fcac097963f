package org.unisson.customer.identity.domain;

/**
 * Two customers that would come together because two others match.
 *
 * @param besideOne the one of those others with whom the first is together already; may be itself
 * @param besideOther likewise for the second
 */
record Meeting(Traits one, Traits other, Traits besideOne, Traits besideOther) {

    boolean isOfThoseThatMatch() {
        return one.customerId().equals(besideOne.customerId())
                && other.customerId().equals(besideOther.customerId());
    }
}
