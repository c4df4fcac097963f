package org.unisson.order.receipt.domain;

import org.unisson.order.purchase.domain.Attended;

/** What a till tells of how a receipt was sold. @param quote under which it was, signed, or null */
public record ReceiptTerms(Attended attended, String quote) {

    /** It tells nothing. */
    public static final ReceiptTerms NONE = new ReceiptTerms(Attended.BY_NOBODY, null);
}
