package org.unisson.order.purchase.application;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.ReceiptRef;

/** Questions about purchases. */
public interface PurchaseQueries {

    Uni<Optional<PurchaseView>> one(UUID purchaseId);

    Uni<Optional<PurchaseView>> ofReceipt(ReceiptRef receipt);

    /**
     * Purchases, the latest first.
     *
     * @param customer whose, or null for anybody's
     * @param store where, or null for anywhere
     * @param cursor of an earlier page, or null
     */
    Uni<Page<PurchaseView>> page(UUID customer, Gln store, int limit, String cursor);

    /** Purchases that are as somebody remembers, the latest first. @param cursor of an earlier page, or null */
    Uni<Page<PurchaseView>> search(PurchaseSearch remembered, int limit, String cursor);
}
