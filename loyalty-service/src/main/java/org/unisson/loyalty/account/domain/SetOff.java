package org.unisson.loyalty.account.domain;

import java.util.UUID;

/**
 * Money of goods that came back, set off against goods taken instead.
 *
 * @param gave the purchase whose goods came back; null: not told yet
 * @param took the purchase of the goods taken; null: not told yet, or never to be
 */
public record SetOff(UUID setOffId, UUID gave, UUID took) {

    /** One of which nothing is known yet. */
    public static SetOff unknown(UUID setOffId) {
        return new SetOff(setOffId, null, null);
    }

    /** As it is once that purchase has told its side. */
    SetOff told(PurchaseFact.Exchanged fact) {
        return fact.taken()
                ? new SetOff(setOffId, gave, fact.purchaseId())
                : new SetOff(setOffId, fact.purchaseId(), took);
    }

    boolean isWhole() {
        return gave != null && took != null;
    }
}
