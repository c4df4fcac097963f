package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.order.returns.application.PurchaseReturn;
import org.unisson.order.returns.domain.ReturnDecision;

/** A return as rows, and what it changes of its purchase. */
final class ReturnWriting {

    private static final String HEADER = """
            insert into purchase_return (return_id, purchase_id, version, channel, location, currency, total, units,
                                         returned_at, recorded_at, reference, cause)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String LINES = """
            insert into return_line (return_id, position, line_id, sku, quantity, refund, condition)
            select $1, place - 1, line_id, sku, quantity, refund, condition
            from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::text[]) with ordinality
                 as line (line_id, sku, quantity, refund, condition, place)""";

    private static final String REFUNDS = """
            insert into return_refund (return_id, position, kind, amount, reference)
            select $1, place - 1, kind, amount, reference
            from unnest($2::text[], $3::bigint[], $4::text[]) with ordinality as refund (kind, amount, reference, place)""";

    private static final String VERSION = "update purchase set version = $2 where purchase_id = $1";

    private static final String PIECES = """
            update purchase_line line
            set returned = returned + back.pieces, cancelled = cancelled + case when $4 then back.pieces else 0 end
            from (select line_id, sum(pieces)::bigint as pieces
                  from unnest($2::uuid[], $3::bigint[]) as back (line_id, pieces) group by line_id) back
            where line.purchase_id = $1 and line.line_id = back.line_id""";

    private static final String MONEY = """
            update purchase_tender tender set refunded = refunded + back.amount
            from unnest($2::bigint[]) with ordinality as back (amount, place)
            where tender.purchase_id = $1 and tender.position = back.place - 1 and back.amount > 0""";

    private ReturnWriting() {}

    static Uni<Void> write(Transaction tx, PurchaseReturn made, List<Money> perTender, Map<UUID, Long> uncounted) {
        Object lineIds = column(made, ReturnDecision.Line::lineId).toArray(UUID[]::new);
        Object pieces = column(made, ReturnDecision.Line::quantity).toArray(Long[]::new);
        return header(tx, made)
                .chain(() -> lines(tx, made, lineIds, pieces))
                .chain(() -> refunds(tx, made))
                .chain(() -> tx.sql(VERSION, made.purchaseId(), made.version()))
                .chain(() -> counted(tx, made, uncounted))
                .chain(() -> tx.sql(
                        MONEY,
                        made.purchaseId(),
                        perTender.stream().map(Money::minor).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Uni<?> counted(Transaction tx, PurchaseReturn made, Map<UUID, Long> uncounted) {
        Map<UUID, Long> counted = new TreeMap<>();
        made.lines().forEach(line -> counted.merge(line.lineId(), line.quantity(), Long::sum));
        uncounted.forEach((line, pieces) -> counted.merge(line, -pieces, Long::sum));
        return tx.sql(
                PIECES,
                made.purchaseId(),
                counted.keySet().toArray(UUID[]::new),
                counted.values().toArray(Long[]::new),
                made.cause() == PurchaseReturn.Cause.CANCELLATION);
    }

    private static Uni<?> header(Transaction tx, PurchaseReturn made) {
        return tx.sql(
                HEADER,
                made.returnId(),
                made.purchaseId(),
                made.version(),
                made.channel(),
                made.location().number(),
                made.total().currency(),
                made.total().minor(),
                made.units(),
                Times.toDatabase(made.returnedAt()),
                Times.toDatabase(made.recordedAt()),
                made.reference(),
                made.cause().name());
    }

    private static Uni<?> lines(Transaction tx, PurchaseReturn made, Object lineIds, Object pieces) {
        return tx.sql(
                LINES,
                made.returnId(),
                lineIds,
                column(made, line -> line.sku().code()).toArray(String[]::new),
                pieces,
                column(made, line -> line.refund().minor()).toArray(Long[]::new),
                column(made, line -> line.condition().name()).toArray(String[]::new));
    }

    private static Uni<?> refunds(Transaction tx, PurchaseReturn made) {
        return tx.sql(
                REFUNDS,
                made.returnId(),
                made.refunds().stream().map(PurchaseReturn.Refund::kind).toArray(String[]::new),
                made.refunds().stream().map(refund -> refund.amount().minor()).toArray(Long[]::new),
                made.refunds().stream().map(PurchaseReturn.Refund::reference).toArray(String[]::new));
    }

    private static <V> List<V> column(PurchaseReturn made, Function<ReturnDecision.Line, V> value) {
        return made.lines().stream().map(value).toList();
    }
}
