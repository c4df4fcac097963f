package org.unisson.loyalty.voucher.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.voucher.application.Vouchers.Recipients;
import org.unisson.loyalty.voucher.domain.VoucherTerms;

/** The table {@code voucher_batch}, and who has none of a batch yet. */
@Singleton
class RecipientTable {

    private static final String KEEP = """
            insert into voucher_batch (batch_id, currency, amount, minimum, expires_at, withdraw_when_bought, reason, author,
                                       made_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";

    private static final String BATCH = """
            select currency, amount, minimum, expires_at, withdraw_when_bought, reason from voucher_batch
            where batch_id = $1 for update""";

    private static final String RECIPIENTS = """
            select wanted.customer_id, person_of(wanted.customer_id) as person,
                   exists (select from account a where a.merged_into is null and a.customer_id = any(members.ids)) as known,
                   $1::uuid is not null and exists (
                       select from voucher v where v.batch_id = $1 and v.customer_id = any(members.ids)) as has
            from unnest($2::uuid[]) with ordinality as wanted (customer_id, place)
            cross join lateral (
                select array(select m.customer_id from members_of(wanted.customer_id) m) as ids) members
            order by wanted.place""";

    Uni<VoucherTerms> keep(Transaction tx, UUID batchId, VoucherTerms terms, String author, Instant now) {
        return tx.sql(
                        KEEP,
                        batchId,
                        terms.amount().currency(),
                        terms.amount().minor(),
                        terms.minimum(),
                        Times.toDatabase(terms.expiresAt()),
                        terms.withdrawWhenBought(),
                        terms.reason(),
                        author,
                        Times.toDatabase(now))
                .chain(() -> tx.sql(BATCH, batchId))
                .map(rows -> VoucherTable.terms(rows.iterator().next()));
    }

    Uni<Recipients> of(Transaction tx, UUID batchId, List<UUID> customers) {
        return tx.sql(RECIPIENTS, batchId, customers.toArray(UUID[]::new)).map(rows -> {
            List<UUID> wanting = new ArrayList<>();
            Set<UUID> unknown = new LinkedHashSet<>();
            Set<UUID> persons = new LinkedHashSet<>();
            for (Row row : rows) {
                if (!row.getBoolean("known")) {
                    unknown.add(row.getUUID("customer_id"));
                } else if (!row.getBoolean("has") && persons.add(row.getUUID("person"))) {
                    wanting.add(row.getUUID("customer_id"));
                }
            }
            return new Recipients(wanting, unknown);
        });
    }
}
