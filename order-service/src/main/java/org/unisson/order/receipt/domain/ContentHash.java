package org.unisson.order.receipt.domain;

import java.util.Arrays;
import org.unisson.chassis.values.CanonicalContent;

/** SHA-256 of a receipt's canonical content: equal for equal receipts however their JSON was written. */
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
        CanonicalContent content = new CanonicalContent()
                .text(receipt.reference().store().number())
                .text(receipt.reference().till())
                .text(receipt.reference().number())
                .text(receipt.channel());
        if (withBuyer) {
            content.text(receipt.card()).text(receipt.customerId());
        }
        content.text(receipt.occurredAt()).count(receipt.lines().size());
        for (ReceiptLine line : receipt.lines()) {
            content.text(line.sku().code())
                    .number(line.quantity())
                    .money(line.unitPrice())
                    .money(line.discount())
                    .money(line.total());
            // Of goods as it always was: their receipts keep their hashes.
            if (line.giftCard() != null) {
                content.text("giftCard").text(line.giftCard());
            }
        }
        content.count(receipt.tenders().size());
        for (ReceiptTender tender : receipt.tenders()) {
            content.text(tender.kind()).money(tender.amount()).text(tender.reference());
        }
        return content.money(receipt.total()).hash();
    }

    /** Whether two hashes are the same. */
    public static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
