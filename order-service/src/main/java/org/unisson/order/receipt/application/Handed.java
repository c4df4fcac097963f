package org.unisson.order.receipt.application;

import org.unisson.order.purchase.domain.ReceiptRef;

/** A readable receipt at its place in a batch: a sale, or a void. */
public sealed interface Handed permits Submitted, SubmittedVoid {

    /** In the batch, from 0. */
    int index();

    /** The till's own. */
    ReceiptRef key();

    /** SHA-256 of its canonical content. */
    byte[] hash();

    /** Id of the channel. */
    String channel();

    /** Of all its amounts. */
    String currency();
}
