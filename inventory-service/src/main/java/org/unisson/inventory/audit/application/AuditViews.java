package org.unisson.inventory.audit.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transactions;

/** Audits as they are shown. */
@ApplicationScoped
public class AuditViews {

    private static final int MOST_SHOWN = 1_000;

    private static final String HEAD = "select id, begun_at, finished_at, places, findings from stock_audit";

    private static final String DRIFTS = """
            select location, sku, on_hand, on_hand_healed, reserved, reserved_healed, incoming, incoming_healed,
                quality_control, quality_control_healed, damaged, damaged_healed, healed_at
            from stock_drift
            where audit_id = $1 order by location, sku limit $2""";

    private final Transactions transactions;

    AuditViews(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An audit with what it found so far, at most 1,000 places. */
    public Uni<Optional<Audit>> get(UUID id) {
        return transactions.read(tx -> tx.sql(HEAD + " where id = $1", id)
                .chain(heads -> tx.sql(DRIFTS, id, MOST_SHOWN).map(rows -> {
                    List<Healed> drifts = StreamSupport.stream(rows.spliterator(), false)
                            .map(AuditViews::healed)
                            .toList();
                    return heads.size() == 0
                            ? Optional.empty()
                            : Optional.of(new Audit(head(heads.iterator().next()), drifts));
                })));
    }

    /** The newest audits. */
    public Uni<List<Head>> newest(int limit) {
        return transactions
                .read(tx -> tx.sql(HEAD + " order by begun_at desc limit $1", limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditViews::head)
                        .toList());
    }

    private static Head head(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime(2);
        return new Head(
                row.getUUID(0),
                row.getOffsetDateTime(1).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong(3),
                row.getLong(4));
    }

    private static Healed healed(Row row) {
        return new Healed(
                row.getString(0),
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getOffsetDateTime(12).toInstant());
    }

    /**
     * An audit.
     *
     * @param finishedAt absent while it is under way
     * @param places how many were looked at
     * @param findings how many had drifted
     */
    public record Head(
            UUID auditId,
            Instant begunAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant finishedAt,
            long places,
            long findings) {}

    /** A place that had drifted, in pieces: what its level said, and what it was put to. */
    public record Healed(
            String location,
            String sku,
            long onHand,
            long onHandHealed,
            long reserved,
            long reservedHealed,
            long incoming,
            long incomingHealed,
            long qualityControl,
            long qualityControlHealed,
            long damaged,
            long damagedHealed,
            Instant healedAt) {}

    /** An audit with its findings, by place. */
    public record Audit(Head audit, List<Healed> drifts) {}
}
