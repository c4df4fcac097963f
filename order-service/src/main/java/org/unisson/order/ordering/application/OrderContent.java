package org.unisson.order.ordering.application;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of what is asked for by an order: equal for equal wishes, whatever their ids and their card. Texts are written
 * with their length, absent values as the empty text, so that no two contents run together.
 */
final class OrderContent {

    private OrderContent() {}

    /** 32 bytes. */
    static byte[] hash(Placing placing) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical(placing));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] canonical(Placing placing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, placing.channel());
            text(out, placing.customerId());
            text(out, placing.card());
            text(out, placing.location());
            text(out, placing.placedAt());
            out.writeBoolean(placing.cardToken() != null);
            out.writeLong(placing.points());
            out.writeInt(placing.lines().size());
            for (Placing.Wanted line : placing.lines()) {
                text(out, line.sku());
                out.writeLong(line.quantity());
                text(out, line.unitPrice() == null ? null : line.unitPrice().minor());
                text(out, line.unitPrice() == null ? null : line.unitPrice().currency());
                text(out, line.fulfilment().method());
                text(out, line.fulfilment().location());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, Object value) throws IOException {
        out.writeUTF(value == null ? "" : value.toString());
    }
}
