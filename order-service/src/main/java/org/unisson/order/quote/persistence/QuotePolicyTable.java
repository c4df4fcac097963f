package org.unisson.order.quote.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.quote.application.QuotePolicies;

/** Policies of quotes in PostgreSQL. */
@ApplicationScoped
class QuotePolicyTable implements QuotePolicies {

    private static final String PUT = """
            insert into quote_policy (channel, required, changed_at) values ($1, $2, $3)
            on conflict (channel) do update set required = excluded.required, changed_at = excluded.changed_at""";

    @Override
    public Uni<Boolean> isRequired(Transaction tx, String channel) {
        return tx.sql("select exists (select from quote_policy where channel = $1 and required)", channel)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Void> put(Transaction tx, String channel, boolean required, Instant now) {
        return tx.sql(PUT, channel, required, Times.toDatabase(now)).replaceWithVoid();
    }
}
