package org.unisson.loyalty.voucher.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.voucher.domain.Change;
import org.unisson.loyalty.voucher.domain.Lock;
import org.unisson.loyalty.voucher.domain.Source;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.Voucher.Snapshot;
import org.unisson.loyalty.voucher.domain.VoucherTerms;
import org.unisson.loyalty.voucher.domain.Withdrawal;

/** The tables {@code voucher} and {@code voucher_entry}. */
@Singleton
class VoucherTable {

    static final String COLUMNS = "voucher_id, customer_id, batch_id, currency, amount, minimum, expires_at,"
            + " withdraw_when_bought, reason, author, issued_at, state, remaining, lock_kind, lock_id, lock_ends_at,"
            + " withdrawn_for, withdrawn_source, version";

    private static final String SELECT = "select " + COLUMNS + " from voucher ";

    private static final String LOCK = SELECT + "where voucher_id = any($1::uuid[]) order by voucher_id for update";

    private static final String LOCK_THOSE_OF = """
            select voucher_id from voucher where customer_id = any($1::uuid[]) and state in ('ISSUED', 'LOCKED')
            order by voucher_id for update""";

    // What changed since the statement began is looked at again; what others hold is for a later time.
    private static final String DUE = SELECT + """
            where voucher_id in (select voucher_id from voucher where state = 'ISSUED' and expires_at <= $1
                                 union all select voucher_id from voucher where lock_ends_at <= $1)
            order by voucher_id limit $2 for update skip locked""";

    private static final String SAVE = "insert into voucher as known (" + COLUMNS + ", change_id, cause, source_id,"
            + " changed_at) select " + COLUMNS + ", change_id, cause, source_id, changed_at" + """
                 from jsonb_to_recordset($1::text::jsonb) as told (voucher_id uuid, customer_id uuid, batch_id uuid,
                    currency text, amount bigint, minimum bigint, expires_at timestamptz, withdraw_when_bought text,
                    reason text, author text, issued_at timestamptz, state text, remaining bigint, lock_kind text,
                    lock_id uuid, lock_ends_at timestamptz, withdrawn_for text, withdrawn_source uuid, version bigint,
                    change_id uuid, cause text, source_id uuid, changed_at timestamptz)
                on conflict (voucher_id) do update set
                    state = excluded.state, remaining = excluded.remaining, lock_kind = excluded.lock_kind,
                    lock_id = excluded.lock_id, lock_ends_at = excluded.lock_ends_at,
                    withdrawn_for = excluded.withdrawn_for, withdrawn_source = excluded.withdrawn_source,
                    version = excluded.version, change_id = excluded.change_id, cause = excluded.cause,
                    source_id = excluded.source_id, changed_at = excluded.changed_at
                where known.version < excluded.version""";

    // No "on conflict": a source that comes a second time past all other guards must fail, not be booked twice.
    private static final String ENTER = """
            insert into voucher_entry (entry_id, voucher_id, version, cause, minor, remaining, source, source_id,
                                       occurred_at, recorded_at)
            select entry_id, voucher_id, version, cause, minor, remaining, source, source_id, occurred_at, recorded_at
            from jsonb_to_recordset($1::text::jsonb) as told (entry_id uuid, voucher_id uuid, version bigint, cause text,
                minor bigint, remaining bigint, source text, source_id uuid, occurred_at timestamptz,
                recorded_at timestamptz)""";

    private static final String LAST_CHANGES = "select " + COLUMNS + ", change_id, cause, source_id, changed_at"
            + " from voucher where voucher_id > $1 order by voucher_id limit $2";

    /** The vouchers, locked in the order of their ids. */
    Uni<List<Voucher>> lock(Transaction tx, Collection<UUID> ids) {
        return tx.sql(LOCK, (Object) ids.toArray(UUID[]::new)).map(VoucherTable::vouchers);
    }

    /** Nobody spends what these customers have left until the transaction ends. */
    Uni<Void> lockThoseOf(Transaction tx, Collection<UUID> customers) {
        return tx.sql(LOCK_THOSE_OF, (Object) customers.toArray(UUID[]::new)).replaceWithVoid();
    }

    Uni<List<Voucher>> due(Transaction tx, Instant now, int atMost) {
        return tx.sql(DUE, Times.toDatabase(now), atMost).map(VoucherTable::vouchers);
    }

    /** Saves vouchers as their last changes left them, and all of their changes. */
    Uni<Void> save(Transaction tx, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonObject last = new JsonObject();
        JsonArray entries = new JsonArray();
        for (Change change : changes) {
            last.put(change.after().voucherId().toString(), row(change));
            entries.add(entry(change));
        }
        JsonArray rows = new JsonArray();
        last.fieldNames().forEach(id -> rows.add(last.getJsonObject(id)));
        return tx.sql(SAVE, rows.encode())
                .chain(() -> tx.sql(ENTER, entries.encode()))
                .replaceWithVoid();
    }

    Uni<List<Change>> lastChanges(Transaction tx, UUID after, int limit) {
        return tx.sql(LAST_CHANGES, after, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(VoucherTable::change)
                .toList());
    }

    private static JsonObject row(Change change) {
        Snapshot voucher = change.after();
        VoucherTerms terms = voucher.terms();
        JsonObject row = new JsonObject()
                .put("voucher_id", voucher.voucherId().toString())
                .put("customer_id", voucher.customerId().toString())
                .put("batch_id", text(voucher.batchId()))
                .put("currency", terms.amount().currency())
                .put("amount", terms.amount().minor())
                .put("minimum", terms.minimum())
                .put("expires_at", terms.expiresAt().toString())
                .put("withdraw_when_bought", terms.withdrawWhenBought())
                .put("reason", terms.reason())
                .put("author", voucher.author())
                .put("issued_at", voucher.issuedAt().toString())
                .put("state", voucher.state().name())
                .put("remaining", voucher.left())
                .put("version", voucher.version())
                .put("change_id", change.changeId().toString())
                .put("cause", change.cause().name())
                .put("source_id", text(change.source().id()))
                .put("changed_at", change.recordedAt().toString());
        if (voucher.lock() != null) {
            row.put("lock_kind", voucher.lock().kind().name())
                    .put("lock_id", voucher.lock().id().toString())
                    .put("lock_ends_at", text(voucher.lock().endsAt()));
        }
        if (voucher.withdrawal() != null) {
            row.put("withdrawn_for", voucher.withdrawal().reason())
                    .put("withdrawn_source", text(voucher.withdrawal().sourceId()));
        }
        return row;
    }

    private static JsonObject entry(Change change) {
        return new JsonObject()
                .put("entry_id", change.changeId().toString())
                .put("voucher_id", change.after().voucherId().toString())
                .put("version", change.after().version())
                .put("cause", change.cause().name())
                .put("minor", change.minor())
                .put("remaining", change.after().left())
                .put("source", change.source().key())
                .put("source_id", text(change.source().id()))
                .put("occurred_at", change.source().occurredAt().toString())
                .put("recorded_at", change.recordedAt().toString());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static List<Voucher> vouchers(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Voucher(snapshot(row)))
                .toList();
    }

    private static Change change(Row row) {
        Instant at = Times.fromDatabase(row.getOffsetDateTime("changed_at"));
        return new Change(
                row.getUUID("change_id"),
                snapshot(row),
                Change.Cause.valueOf(row.getString("cause")),
                0,
                new Source(null, row.getUUID("source_id"), at),
                at);
    }

    /** As it is stored. */
    static Snapshot snapshot(Row row) {
        return new Snapshot(
                row.getUUID("voucher_id"),
                row.getUUID("customer_id"),
                row.getUUID("batch_id"),
                terms(row),
                row.getString("author"),
                Times.fromDatabase(row.getOffsetDateTime("issued_at")),
                Voucher.State.valueOf(row.getString("state")),
                row.getLong("remaining"),
                row.getString("lock_kind") == null
                        ? null
                        : new Lock(
                                Lock.Kind.valueOf(row.getString("lock_kind")),
                                row.getUUID("lock_id"),
                                Times.fromDatabase(row.getOffsetDateTime("lock_ends_at"))),
                row.getString("withdrawn_for") == null
                        ? null
                        : new Withdrawal(row.getString("withdrawn_for"), row.getUUID("withdrawn_source")),
                row.getLong("version"));
    }

    /** Of a voucher or a batch. */
    static VoucherTerms terms(Row row) {
        return new VoucherTerms(
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getLong("minimum"),
                Times.fromDatabase(row.getOffsetDateTime("expires_at")),
                row.getString("withdraw_when_bought"),
                row.getString("reason"));
    }
}
