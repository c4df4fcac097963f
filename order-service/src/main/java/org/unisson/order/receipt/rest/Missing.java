package org.unisson.order.receipt.rest;

import java.util.ArrayList;
import java.util.List;
import org.unisson.order.receipt.domain.Flaw;

/** Which required fields a receipt lacks, and which it should not have. */
final class Missing {

    private final List<Flaw> flaws = new ArrayList<>();

    private Missing() {}

    static List<Flaw> from(ReceiptDocument document) {
        Missing missing = new Missing();
        missing.require("/store", document.store());
        missing.require("/till", document.till());
        missing.require("/number", document.number());
        missing.require("/channel", document.channel());
        missing.require("/occurredAt", document.occurredAt());
        missing.require("/currency", document.currency());
        missing.require("/total", document.total());
        if (document.isVoid()) {
            missing.ofVoid(document);
            return missing.flaws;
        }
        missing.require("/lines", document.lines());
        missing.require("/tenders", document.tenders());
        missing.exclude("/voids", document.voids());
        missing.ofNamed("/corrects", document.corrects());
        missing.ofLines(document.lines());
        missing.ofTenders(document.tenders());
        return missing.flaws;
    }

    private void ofVoid(ReceiptDocument document) {
        require("/voids", document.voids());
        ofNamed("/voids", document.voids());
        exclude("/lines", document.lines());
        exclude("/tenders", document.tenders());
        exclude("/corrects", document.corrects());
        exclude("/card", document.card());
        exclude("/customerId", document.customerId());
        exclude("/seller", document.seller());
        exclude("/appointment", document.appointment());
        exclude("/quote", document.quote());
        if (document.total() != null
                && document.currency() != null
                && !document.total().currency().equals(document.currency())) {
            flaws.add(new Flaw("/total/currency", "must be the receipt's currency " + document.currency()));
        }
    }

    private void ofNamed(String pointer, ReceiptDocument.Named named) {
        if (named != null) {
            require(pointer + "/till", named.till());
            require(pointer + "/number", named.number());
        }
    }

    private void exclude(String pointer, Object value) {
        if (value != null) {
            flaws.add(new Flaw(pointer, "has no place here"));
        }
    }

    private void ofLines(List<ReceiptDocument.Line> lines) {
        for (int index = 0; lines != null && index < lines.size(); index++) {
            String pointer = "/lines/" + index;
            ReceiptDocument.Line line = lines.get(index);
            require(pointer, line);
            if (line != null) {
                require(pointer + "/sku", line.sku());
                require(pointer + "/quantity", line.quantity());
                require(pointer + "/unitPrice", line.unitPrice());
                require(pointer + "/total", line.total());
                if (line.giftCard() != null) {
                    require(pointer + "/giftCard/giftCardId", line.giftCard().giftCardId());
                }
            }
        }
    }

    private void ofTenders(List<ReceiptDocument.Tender> tenders) {
        for (int index = 0; tenders != null && index < tenders.size(); index++) {
            String pointer = "/tenders/" + index;
            ReceiptDocument.Tender tender = tenders.get(index);
            require(pointer, tender);
            if (tender != null) {
                require(pointer + "/kind", tender.kind());
                require(pointer + "/amount", tender.amount());
            }
        }
    }

    private void require(String pointer, Object value) {
        if (value == null) {
            flaws.add(new Flaw(pointer, "is required"));
        }
    }
}
