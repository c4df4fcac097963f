package org.unisson.customer.view.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.customer.view.application.OpenVouchers;
import org.unisson.customer.view.application.VoucherState;
import org.unisson.customer.view.application.VoucherView;

/** The projection of vouchers. That nothing old takes the place of something new is the inbox's to see to. */
@ApplicationScoped
class SqlOpenVouchers implements OpenVouchers {

    private static final String KEEP = """
            insert into open_voucher (voucher_id, customer_id, version, status, minor, minimum, currency, expires_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[],
                $7::text[], $8::timestamptz[])
            on conflict (voucher_id) do update set customer_id = excluded.customer_id, version = excluded.version,
                status = excluded.status, minor = excluded.minor, minimum = excluded.minimum,
                currency = excluded.currency, expires_at = excluded.expires_at
            where open_voucher.version < excluded.version""";

    private static final String FORGET = "delete from open_voucher where voucher_id = any($1)";

    private static final String OF = """
            select v.* from members_of($1) m join open_voucher v on v.customer_id = m.customer_id
            where v.expires_at > $2 order by v.expires_at, v.voucher_id limit $3""";

    @Override
    public Uni<Void> put(Transaction tx, Collection<VoucherState> states) {
        List<VoucherState> kept =
                states.stream().filter(VoucherState::isWorthKeeping).toList();
        UUID[] gone = states.stream()
                .filter(state -> !state.isWorthKeeping())
                .map(VoucherState::voucherId)
                .toArray(UUID[]::new);
        Uni<?> forgotten = gone.length == 0 ? Uni.createFrom().voidItem() : tx.sql(FORGET, (Object) gone);
        return forgotten
                .chain(() -> kept.isEmpty() ? Uni.createFrom().voidItem() : keep(tx, kept))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(Transaction tx, List<VoucherState> kept) {
        return tx.sql(
                        KEEP,
                        column(kept, VoucherState::voucherId, UUID[]::new),
                        column(kept, VoucherState::customerId, UUID[]::new),
                        column(kept, VoucherState::version, Long[]::new),
                        column(kept, VoucherState::status, String[]::new),
                        column(kept, state -> state.left().minor(), Long[]::new),
                        column(kept, state -> state.minimum().minor(), Long[]::new),
                        column(kept, state -> state.left().currency(), String[]::new),
                        column(kept, state -> Times.toDatabase(state.expiresAt()), OffsetDateTime[]::new))
                .replaceWithVoid();
    }

    private static <T> T[] column(List<VoucherState> states, Function<VoucherState, T> value, IntFunction<T[]> array) {
        return states.stream().map(value).toArray(array);
    }

    @Override
    public Uni<List<VoucherView>> of(Transaction tx, UUID customerId, Instant now, int limit) {
        return tx.sql(OF, customerId, Times.toDatabase(now), limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SqlOpenVouchers::view)
                        .toList());
    }

    private static VoucherView view(Row row) {
        String currency = row.getString("currency");
        return new VoucherView(
                row.getUUID("voucher_id"),
                row.getString("status"),
                new Money(row.getLong("minor"), currency),
                new Money(row.getLong("minimum"), currency),
                Times.fromDatabase(row.getOffsetDateTime("expires_at")));
    }
}
