package org.unisson.order.purchase.domain;

import org.unisson.chassis.values.Gln;

/**
 * The till's own key of a receipt.
 *
 * @param store where it was printed
 * @param till workstation, unique in the store
 * @param number unique per till
 */
public record ReceiptRef(Gln store, String till, String number) {

    @Override
    public String toString() {
        return store + "/" + till + "/" + number;
    }
}
