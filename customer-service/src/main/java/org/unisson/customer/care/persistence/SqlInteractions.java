package org.unisson.customer.care.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Page;
import org.unisson.customer.care.application.Interactions;
import org.unisson.customer.care.domain.ContactChannel;
import org.unisson.customer.care.domain.Direction;
import org.unisson.customer.care.domain.Interaction;

/** Contacts in PostgreSQL. */
@ApplicationScoped
class SqlInteractions implements Interactions {

    private static final String APPEND = """
            insert into interaction (interaction_id, customer_id, case_id, channel, direction, occurred_at, store, agent,
                subject, body, shown, about, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (interaction_id) do nothing""";

    private static final String FIND = "select * from interaction where interaction_id = $1";

    private static final String PAGE = """
            select i.* from members_of($1) m
            cross join lateral (
                select * from interaction of_one
                where of_one.customer_id = m.customer_id and (of_one.shown or not $2)
                and (of_one.occurred_at, of_one.interaction_id) < ($3, $4)
                order by of_one.occurred_at desc, of_one.interaction_id desc limit $5) i
            order by i.occurred_at desc, i.interaction_id desc limit $5""";

    private static final Position NEWEST =
            new Position(OffsetDateTime.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1).toString());

    private final Clock clock;

    SqlInteractions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Boolean> append(Transaction tx, Interaction interaction) {
        return tx.sql(
                        APPEND,
                        interaction.interactionId(),
                        interaction.customerId(),
                        interaction.caseId(),
                        interaction.channel().name(),
                        interaction.direction().name(),
                        Times.toDatabase(interaction.occurredAt()),
                        interaction.store(),
                        interaction.agent(),
                        interaction.subject(),
                        interaction.text(),
                        interaction.shown(),
                        CaseRows.about(interaction.about()),
                        Times.toDatabase(clock.instant()))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Optional<Interaction>> find(Transaction tx, UUID interactionId) {
        return tx.sql(FIND, interactionId).map(rows -> all(rows).stream().findFirst());
    }

    @Override
    public Uni<Page<Interaction>> ofCustomer(
            Transaction tx, UUID customerId, boolean forCustomer, int limit, String cursor) {
        Position before = Position.of(cursor, NEWEST);
        return tx.sql(PAGE, customerId, forCustomer, before.at(), before.uuid(), limit + 1)
                .map(rows -> Page.of(all(rows), limit, one -> one.occurredAt() + " " + one.interactionId()));
    }

    private static List<Interaction> all(RowSet<Row> rows) {
        List<Interaction> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(new Interaction(
                row.getUUID("interaction_id"),
                row.getUUID("customer_id"),
                row.getUUID("case_id"),
                ContactChannel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                Times.fromDatabase(row.getOffsetDateTime("occurred_at")),
                row.getString("store"),
                row.getString("agent"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("shown"),
                CaseRows.about(row))));
        return all;
    }
}
