package org.unisson.order.receipt.domain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.unisson.chassis.values.Money;

/**
 * SHA-256 of a receipt's canonical content: equal for equal receipts however their JSON was written. Texts are written
 * with their length, numbers with eight bytes, absent values as the empty text, so that no two contents run together.
 */
public final class ContentHash {

    private ContentHash() {}

    /** Of all of it: 32 bytes. */
    public static byte[] of(Receipt receipt) {
        return hash(receipt, true);
    }

    /** Of what was sold and paid, without who bought it: 32 bytes. */
    public static byte[] fiscal(Receipt receipt) {
        return hash(receipt, false);
    }

    private static byte[] hash(Receipt receipt, boolean withBuyer) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical(receipt, withBuyer));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Whether two hashes are the same. */
    public static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    private static byte[] canonical(Receipt receipt, boolean withBuyer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, receipt.reference().store().number());
            text(out, receipt.reference().till());
            text(out, receipt.reference().number());
            text(out, receipt.channel());
            if (withBuyer) {
                text(out, receipt.card());
                text(
                        out,
                        receipt.customerId() == null
                                ? null
                                : receipt.customerId().toString());
            }
            text(out, receipt.occurredAt().toString());
            out.writeInt(receipt.lines().size());
            for (ReceiptLine line : receipt.lines()) {
                text(out, line.sku().code());
                out.writeLong(line.quantity());
                money(out, line.unitPrice());
                money(out, line.discount());
                money(out, line.total());
            }
            out.writeInt(receipt.tenders().size());
            for (ReceiptTender tender : receipt.tenders()) {
                text(out, tender.kind());
                money(out, tender.amount());
                text(out, tender.reference());
            }
            money(out, receipt.total());
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    private static void money(DataOutputStream out, Money amount) throws IOException {
        out.writeLong(amount.minor());
        out.writeUTF(amount.currency());
    }
}
