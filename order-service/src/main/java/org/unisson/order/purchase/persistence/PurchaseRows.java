package org.unisson.order.purchase.persistence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.domain.Purchase;
import org.unisson.order.purchase.domain.PurchaseKind;
import org.unisson.order.purchase.domain.PurchaseLine;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.quote.persistence.LineTermsJson;

/** Purchases as rows of their three tables. */
final class PurchaseRows {

    private static final String HEADERS = """
            insert into purchase (purchase_id, kind, order_id, store, till, number, channel, location, customer, card,
                                  currency, total, units, fulfilled, purchased_at, recorded_at)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::uuid[], $10::text[], $11::text[], $12::bigint[], $13::bigint[],
                                 $14::boolean[], $15::timestamptz[], $16::timestamptz[])""";

    private static final String LINES = """
            insert into purchase_line (purchase_id, position, line_id, sku, quantity, unit_price, discount, total,
                                       carried_out_from, gift_card, quoted, handed_over)
            select purchase_id, position, line_id, sku, quantity, unit_price, discount, total, carried_out_from,
                   gift_card, quoted::jsonb, case when carried_out_from is null then 0 else quantity end
            from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::bigint[], $9::text[], $10::uuid[], $11::text[])
            as line (purchase_id, position, line_id, sku, quantity, unit_price, discount, total, carried_out_from,
                     gift_card, quoted)""";

    private static final String TENDERS = """
            insert into purchase_tender (purchase_id, position, kind, amount, reference)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::bigint[], $5::text[])""";

    private PurchaseRows() {}

    static Rows<Purchase> headers(List<Purchase> purchases, Instant recordedAt) {
        OffsetDateTime recorded = Times.toDatabase(recordedAt);
        return new Rows<>(HEADERS, purchases)
                .column(UUID.class, Purchase::purchaseId)
                .column(String.class, purchase -> purchase.kind().name())
                .column(UUID.class, Purchase::orderId)
                .column(
                        String.class,
                        purchase ->
                                ofReceipt(purchase, receipt -> receipt.store().number()))
                .column(String.class, purchase -> ofReceipt(purchase, ReceiptRef::till))
                .column(String.class, purchase -> ofReceipt(purchase, ReceiptRef::number))
                .column(String.class, Purchase::channel)
                .column(String.class, purchase -> number(purchase.location()))
                .column(UUID.class, Purchase::customerId)
                .column(String.class, Purchase::card)
                .column(String.class, purchase -> purchase.total().currency())
                .column(Long.class, purchase -> purchase.total().minor())
                .column(Long.class, Purchase::units)
                .column(Boolean.class, purchase -> purchase.kind() == PurchaseKind.RECEIPT)
                .column(OffsetDateTime.class, purchase -> Times.toDatabase(purchase.purchasedAt()))
                .column(OffsetDateTime.class, purchase -> recorded);
    }

    static Rows<Part<PurchaseLine>> lines(List<Purchase> purchases, LineTermsJson json) {
        return new Rows<>(LINES, parts(purchases, Purchase::lines))
                .column(UUID.class, Part::purchaseId)
                .column(Integer.class, Part::position)
                .column(UUID.class, part -> part.content().lineId())
                .column(String.class, part -> part.content().sku().code())
                .column(Long.class, part -> part.content().quantity())
                .column(Long.class, part -> part.content().unitPrice().minor())
                .column(Long.class, part -> part.content().discount().minor())
                .column(Long.class, part -> part.content().total().minor())
                .column(String.class, part -> number(part.content().carriedOutFrom()))
                .column(UUID.class, part -> part.content().giftCard())
                .column(String.class, part -> json.write(part.content().quoted()));
    }

    static Rows<Part<PurchaseTender>> tenders(List<Purchase> purchases) {
        return new Rows<>(TENDERS, parts(purchases, Purchase::tenders))
                .column(UUID.class, Part::purchaseId)
                .column(Integer.class, Part::position)
                .column(String.class, part -> part.content().kind())
                .column(Long.class, part -> part.content().amount().minor())
                .column(String.class, part -> part.content().reference());
    }

    /** A line or a tender at its place in a purchase. */
    record Part<T>(UUID purchaseId, int position, T content) {}

    private static <T> List<Part<T>> parts(List<Purchase> purchases, Function<Purchase, List<T>> contents) {
        List<Part<T>> parts = new ArrayList<>();
        for (Purchase purchase : purchases) {
            int position = 0;
            for (T content : contents.apply(purchase)) {
                parts.add(new Part<>(purchase.purchaseId(), position++, content));
            }
        }
        return parts;
    }

    private static String ofReceipt(Purchase purchase, Function<ReceiptRef, String> part) {
        return purchase.receipt() == null ? null : part.apply(purchase.receipt());
    }

    private static String number(Gln location) {
        return location == null ? null : location.number();
    }
}
