package org.unisson.demo.client;

import java.util.List;

/** A return that was taken. */
public record Refund(String returnId, String purchaseId, List<Tender> refunds, Amount total) {

    /** Money given back on a tender. */
    public record Tender(String kind, Amount amount) {}
}
