package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.ConsentWords;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Proof;

/** What was said of consents, in PostgreSQL. */
@ApplicationScoped
class SqlConsentWords implements ConsentWords {

    private static final String BEFORE = """
            select c.customer_id, c.purpose, c.channel, c.granted, c.source, c.since, c.text_shown, c.evidence, c.noted_by
            from members_of($1) m join consent c on c.customer_id = m.customer_id
            where (c.since, c.customer_id, c.purpose, coalesce(c.channel, '')) < ($2, $3, $4, $5)
            order by c.since desc, c.customer_id desc, c.purpose desc, coalesce(c.channel, '') desc
            limit $6""";

    @Override
    public Uni<List<Word>> before(Transaction tx, UUID customer, Place place, int limit) {
        return tx.sql(
                        BEFORE,
                        customer,
                        Times.toDatabase(place.since()),
                        place.customerId(),
                        place.purpose(),
                        place.channel(),
                        limit)
                .map(rows -> {
                    List<Word> words = new ArrayList<>();
                    rows.forEach(row -> words.add(word(row)));
                    return words;
                });
    }

    private static Word word(Row row) {
        return new Word(
                row.getUUID("customer_id"),
                new Consent(
                        CustomerRows.scope(row.getString("purpose"), row.getString("channel")),
                        row.getBoolean("granted"),
                        row.getString("source"),
                        Times.fromDatabase(row.getOffsetDateTime("since")),
                        new Proof(row.getString("text_shown"), row.getString("evidence"), row.getString("noted_by"))));
    }
}
