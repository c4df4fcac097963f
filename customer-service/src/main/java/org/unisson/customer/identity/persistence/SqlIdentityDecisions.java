package org.unisson.customer.identity.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.IdentityDecision;
import org.unisson.customer.identity.application.IdentityDecisions;

/** Decisions on who is who in PostgreSQL. */
@ApplicationScoped
class SqlIdentityDecisions implements IdentityDecisions {

    private static final String RECORD = """
            insert into identity_decision (decision_id, kind, person_id, former_id, members, moved, rule, rule_version,
                keys, confidence, reason, decided_by, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String FIND = "select * from identity_decision where decision_id = $1";

    private static final String ON = """
            select * from identity_decision
            where (members && array[$1::uuid] or moved && array[$1::uuid]) and decision_id < $2
            order by decision_id desc limit $3""";

    private static final String LOCK_PAGE = """
            select customer_id from belonging where customer_id > $1 order by customer_id limit $2 for share""";

    private static final String STATES = """
            select d.*, b.customer_id, b.version from belonging b join identity_decision d using (decision_id)
            where b.customer_id = any($1::uuid[]) order by b.customer_id""";

    @Override
    public Uni<Void> record(Transaction tx, List<IdentityDecision> decisions) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (IdentityDecision decision : decisions) {
            done = done.chain(() -> insert(tx, decision));
        }
        return done;
    }

    @Override
    public Uni<Optional<IdentityDecision>> find(Transaction tx, UUID decisionId) {
        return tx.sql(FIND, decisionId)
                .map(rows -> all(rows, SqlIdentityDecisions::decision).stream().findFirst());
    }

    @Override
    public Uni<List<IdentityDecision>> on(Transaction tx, UUID customer, UUID before, int limit) {
        return tx.sql(ON, customer, before, limit).map(rows -> all(rows, SqlIdentityDecisions::decision));
    }

    // Locked: a change that committed between this read and its publication would be overtaken by its own past.
    @Override
    public Uni<List<State>> pageForRepublishing(Transaction tx, UUID after, int limit) {
        return tx.sql(LOCK_PAGE, after, limit)
                .map(rows -> all(rows, row -> row.getUUID(0)).toArray(UUID[]::new))
                .chain(ids -> tx.sql(STATES, (Object) ids))
                .map(rows ->
                        all(rows, row -> new State(row.getUUID("customer_id"), row.getLong("version"), decision(row))));
    }

    private static Uni<Void> insert(Transaction tx, IdentityDecision decision) {
        return tx.sql(
                        RECORD,
                        decision.decisionId(),
                        decision.kind(),
                        decision.personId(),
                        decision.formerId(),
                        decision.members().toArray(UUID[]::new),
                        decision.moved().toArray(UUID[]::new),
                        decision.rule(),
                        decision.ruleVersion(),
                        decision.keys().toArray(String[]::new),
                        decision.confidence(),
                        decision.reason(),
                        decision.decidedBy(),
                        Times.toDatabase(decision.decidedAt()))
                .replaceWithVoid();
    }

    private static IdentityDecision decision(Row row) {
        return new IdentityDecision(
                row.getUUID("decision_id"),
                row.getString("kind"),
                row.getUUID("person_id"),
                row.getUUID("former_id"),
                List.of(row.getArrayOfUUIDs("members")),
                List.of(row.getArrayOfUUIDs("moved")),
                row.getString("rule"),
                row.getLong("rule_version"),
                List.of(row.getArrayOfStrings("keys")),
                row.getDouble("confidence"),
                row.getString("reason"),
                row.getString("decided_by"),
                Times.fromDatabase(row.getOffsetDateTime("decided_at")));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> reader) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(reader.apply(row)));
        return all;
    }
}
