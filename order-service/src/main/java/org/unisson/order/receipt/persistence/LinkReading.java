package org.unisson.order.receipt.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.receipt.application.Chains.Link;
import org.unisson.order.receipt.domain.ContentHash;
import org.unisson.order.receipt.domain.GivenBack;
import org.unisson.order.receipt.domain.LinkKind;
import org.unisson.order.receipt.domain.Receipt;
import org.unisson.order.receipt.domain.ReceiptChain.Head;
import org.unisson.order.receipt.domain.ReceiptLine;
import org.unisson.order.receipt.domain.ReceiptTender;

/** Links of a chain, each beside what is stored now of what it stands for. */
final class LinkReading {

    // What a closing says the till comes to is summed anew from the links before it.
    private static final String LINKS = """
            select l.position, l.link, l.number, l.fiscal_hash, l.kind, p.purchase_id, b.return_id,
                coalesce(b.purchase_id, p.purchase_id) as about, coalesce(b.channel, p.channel) as channel,
                coalesce(b.returned_at, p.purchased_at) as at, coalesce(b.currency, p.currency) as currency,
                coalesce(b.total, p.total) as total, c.corrected_till, c.corrected_number, s.session_id, s.report,
                (select jsonb_agg(jsonb_build_array(sku, quantity, unit_price, discount, total, gift_card)
                    order by position)
                    from purchase_line where purchase_id = p.purchase_id) as lines,
                (select jsonb_agg(jsonb_build_array(kind, amount, reference) order by position)
                    from purchase_tender where purchase_id = p.purchase_id) as tenders,
                (select jsonb_agg(jsonb_build_array(kind, amount) order by position)
                    from return_refund where return_id = b.return_id) as refunds,
                case when l.kind = 'CLOSING' then till_total_before(l.store, l.till, l.position, s.currency) end
                    as grand_total
            from receipt_link l
            left join purchase p on l.kind = 'RECEIPT' and p.purchase_id = l.purchase_id
            left join receipt_correction c on c.purchase_id = p.purchase_id
            left join purchase_return b on l.kind in ('VOID', 'RETURN') and b.return_id = l.content_id
            left join till_session s on l.kind = 'CLOSING' and s.session_id = l.content_id
            where l.store = $1 and l.till = $2 and l.position > $3 order by l.position limit $4""";

    private LinkReading() {}

    static Uni<List<Link>> links(Transaction tx, Gln store, String till, long after, int limit) {
        return tx.sql(LINKS, store.number(), till, after, limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Link(
                                new Head(row.getLong(0), row.getBuffer(1).getBytes()),
                                row.getString(2),
                                row.getBuffer(3).getBytes(),
                                stored(store, till, row)))
                        .toList());
    }

    /** Null where it is gone. */
    private static byte[] stored(Gln store, String till, Row row) {
        LinkKind kind = LinkKind.valueOf(row.getString("kind"));
        return switch (kind) {
            case RECEIPT -> row.getUUID("purchase_id") == null ? null : ContentHash.fiscal(receipt(store, till, row));
            case VOID, RETURN ->
                row.getUUID("return_id") == null ? null : ContentHash.fiscal(back(kind, store, till, row));
            case CLOSING ->
                row.getString("report") == null
                        ? null
                        : ContentHash.closing(
                                row.getUUID("session_id"), row.getString("report"), row.getLong("grand_total"));
        };
    }

    private static GivenBack back(LinkKind kind, Gln store, String till, Row row) {
        String currency = row.getString("currency");
        return new GivenBack(
                kind,
                new ReceiptRef(store, till, row.getString("number")),
                row.getUUID("about"),
                row.getString("channel"),
                at(row),
                arrays(row, "refunds").stream()
                        .map(refund ->
                                new GivenBack.Refund(refund.getString(0), new Money(refund.getLong(1), currency)))
                        .toList(),
                new Money(row.getLong("total"), currency));
    }

    private static Receipt receipt(Gln store, String till, Row row) {
        String currency = row.getString("currency");
        return new Receipt(
                new ReceiptRef(store, till, row.getString("number")),
                row.getString("channel"),
                null,
                null,
                at(row),
                currency,
                arrays(row, "lines").stream()
                        .map(line -> new ReceiptLine(
                                new Sku(line.getString(0)),
                                line.getLong(1),
                                new Money(line.getLong(2), currency),
                                new Money(line.getLong(3), currency),
                                new Money(line.getLong(4), currency),
                                line.getString(5) == null ? null : UUID.fromString(line.getString(5))))
                        .toList(),
                arrays(row, "tenders").stream()
                        .map(tender -> new ReceiptTender(
                                tender.getString(0), new Money(tender.getLong(1), currency), tender.getString(2)))
                        .toList(),
                new Money(row.getLong("total"), currency),
                null,
                row.getString("corrected_till") == null
                        ? null
                        : new ReceiptRef(store, row.getString("corrected_till"), row.getString("corrected_number")));
    }

    private static Instant at(Row row) {
        return row.getOffsetDateTime("at").toInstant();
    }

    private static List<JsonArray> arrays(Row row, String column) {
        JsonArray all = (JsonArray) row.getJson(column);
        return all == null ? List.of() : all.stream().map(JsonArray.class::cast).toList();
    }
}
