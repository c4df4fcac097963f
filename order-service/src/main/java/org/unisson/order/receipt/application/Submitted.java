package org.unisson.order.receipt.application;

import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.Receipt;

/**
 * A sale.
 *
 * @param index in the batch, from 0
 * @param hash of its canonical content
 */
public record Submitted(int index, Receipt receipt, byte[] hash) implements Handed {

    public static Submitted of(int index, Receipt receipt) {
        return new Submitted(index, receipt, ContentHash.of(receipt));
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
        return receipt.currency();
    }
}
