package org.unisson.order.purchase.persistence;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Where a page of purchases ended; both null before the first. */
record PurchaseCursor(Instant purchasedAt, UUID purchaseId) {

    static PurchaseCursor of(String cursor) {
        String key = Page.after(cursor);
        if (key.isEmpty()) {
            return new PurchaseCursor(null, null);
        }
        String[] parts = key.split("/");
        try {
            return new PurchaseCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    String text() {
        return purchasedAt + "/" + purchaseId;
    }
}
