package org.unisson.order.receipt.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.unisson.chassis.values.CanonicalContent;
import org.unisson.chassis.values.Sha256;

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

    /** Of a void as it was handed in: 32 bytes. */
    public static byte[] of(VoidReceipt receipt) {
        return new CanonicalContent()
                .text(LinkKind.VOID)
                .text(receipt.reference())
                .text(receipt.voids())
                .text(receipt.channel())
                .text(receipt.occurredAt())
                .money(receipt.total())
                .text(receipt.session())
                .hash();
    }

    /** Of what was given back: 32 bytes. */
    public static byte[] fiscal(GivenBack back) {
        CanonicalContent content = new CanonicalContent()
                .text(back.kind())
                .text(back.reference())
                .text(back.purchaseId())
                .text(back.channel())
                .text(back.occurredAt())
                .count(back.refunds().size());
        back.refunds().forEach(refund -> content.text(refund.kind()).money(refund.amount()));
        return content.money(back.total()).hash();
    }

    /** Of a closed session, from its report to the letter: 32 bytes. @param grandTotal that the till's links come to */
    public static byte[] closing(UUID sessionId, String report, long grandTotal) {
        CanonicalContent content = new CanonicalContent().text(LinkKind.CLOSING).text(sessionId);
        return content.text(HexFormat.of().formatHex(Sha256.of(report.getBytes(StandardCharsets.UTF_8))))
                .number(grandTotal)
                .hash();
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
        content.money(receipt.total());
        // Appended where they are: receipts from before them keep their hashes.
        if (receipt.corrects() != null) {
            content.text("corrects").text(receipt.corrects());
        }
        if (withBuyer && receipt.session() != null) {
            content.text("session").text(receipt.session());
        }
        // How it was sold is no part of what was sold and paid.
        if (withBuyer) {
            terms(content, receipt.terms());
        }
        return content.hash();
    }

    private static void terms(CanonicalContent content, ReceiptTerms terms) {
        if (terms.attended().seller() != null) {
            content.text("seller").text(terms.attended().seller());
        }
        if (terms.attended().appointment() != null) {
            content.text("appointment").text(terms.attended().appointment());
        }
        if (terms.quote() != null) {
            content.text("quote").text(terms.quote());
        }
    }

    /** Whether two hashes are the same. */
    public static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }
}
