package org.unisson.order.receipt.domain;

import java.util.Arrays;
import org.unisson.chassis.values.Sha256;

/**
 * The receipts of one till, each chained to the one before: {@code link = SHA-256(link before, fiscal hash)}. French law
 * asks that till records cannot be altered unnoticed.
 */
public final class ReceiptChain {

    /** What the first receipt of a till is chained to: 32 zero bytes. */
    public static final byte[] BEGINNING = new byte[32];

    private final Head before;
    private Head head;

    /**
     * The end of a chain.
     *
     * @param position of the last receipt, from 1; 0 where there is none
     * @param link of the last receipt
     */
    public record Head(long position, byte[] link) {

        /** Of a till that has no receipt yet. */
        public static Head none() {
            return new Head(0, BEGINNING);
        }

        /** Whether it is the same receipt with the same link. */
        public boolean same(Head other) {
            return position == other.position && Arrays.equals(link, other.link);
        }
    }

    public ReceiptChain(Head head) {
        this.before = head;
        this.head = head;
    }

    /** Chains one more receipt. @return the new end */
    public Head append(byte[] fiscalHash) {
        head = new Head(head.position() + 1, Sha256.of(head.link(), fiscalHash));
        return head;
    }

    /** The end as it is now. */
    public Head head() {
        return head;
    }

    /** Whether a receipt was chained since it was loaded. */
    public boolean grown() {
        return head.position() > before.position();
    }
}
