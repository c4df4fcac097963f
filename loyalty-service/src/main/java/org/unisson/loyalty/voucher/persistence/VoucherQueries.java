package org.unisson.loyalty.voucher.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.voucher.application.VoucherViews;
import org.unisson.loyalty.voucher.domain.Voucher;
import org.unisson.loyalty.voucher.domain.Voucher.Snapshot;

/** Vouchers as they stand now, whether what the clock has brought is noted already or not. */
@Singleton
class VoucherQueries implements VoucherViews {

    private static final String ONE = "select " + VoucherTable.COLUMNS + " from voucher where voucher_id = $1";

    private static final String HISTORY = """
            select version, cause, minor, remaining, source_id, occurred_at from voucher_entry
            where voucher_id = $1 order by version desc limit 200""";

    private static final String OF_PERSON = "select " + VoucherTable.COLUMNS + " from voucher where customer_id = "
            + Members.any("$1") + " and voucher_id < $2" + """
                 and ($3::text is null or $3 = case
                        when (state = 'ISSUED' or lock_ends_at <= $4) and withdrawn_for is not null then 'WITHDRAWN'
                        when (state = 'ISSUED' or lock_ends_at <= $4) and expires_at <= $4 then 'EXPIRED'
                        when lock_ends_at <= $4 then 'ISSUED' else state end)
                order by voucher_id desc limit $5""";

    private final Transactions transactions;
    private final Clock clock;

    VoucherQueries(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<VoucherView>> one(UUID voucherId) {
        return transactions.read(tx -> tx.sql(ONE, voucherId)
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : tx.sql(HISTORY, voucherId).map(entries -> {
                            Snapshot voucher =
                                    VoucherTable.snapshot(rows.iterator().next());
                            return Optional.of(view(
                                    voucher,
                                    history(entries, voucher.terms().amount().currency())));
                        })));
    }

    @Override
    public Uni<List<VoucherView>> ofPerson(UUID customerId, String state, UUID before, int limit) {
        return transactions
                .read(tx -> tx.sql(OF_PERSON, customerId, before, state, Times.toDatabase(clock.instant()), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> view(VoucherTable.snapshot(row), null))
                        .toList());
    }

    private VoucherView view(Snapshot voucher, List<Entry> history) {
        return VoucherView.of(voucher, new Voucher(voucher).standing(clock.instant()), history);
    }

    private static List<Entry> history(RowSet<Row> rows, String currency) {
        List<Entry> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(new Entry(
                row.getLong(0),
                row.getString(1),
                new Money(row.getLong(2), currency),
                new Money(row.getLong(3), currency),
                row.getUUID(4),
                Times.fromDatabase(row.getOffsetDateTime(5)))));
        return entries;
    }
}
