package org.unisson.order.receipt.application;

import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.VoidReceipt;

/**
 * A void.
 *
 * @param index in the batch, from 0
 * @param hash of its canonical content
 */
public record SubmittedVoid(int index, VoidReceipt receipt, byte[] hash) implements Handed {

    public static SubmittedVoid of(int index, VoidReceipt receipt) {
        return new SubmittedVoid(index, receipt, ContentHash.of(receipt));
    }

    @Override
    public ReceiptRef key() {
        return receipt.reference();
    }

    @Override
    public String channel() {
        return receipt.channel();
    }

    @Override
    public String currency() {
        return receipt.total().currency();
    }
}
