package org.unisson.order.receipt.application;

import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.Receipt;

/**
 * A readable receipt at its place in a batch.
 *
 * @param index in the batch, from 0
 * @param hash of its canonical content
 */
public record Submitted(int index, Receipt receipt, byte[] hash) {

    public static Submitted of(int index, Receipt receipt) {
        return new Submitted(index, receipt, ContentHash.of(receipt));
    }
}
