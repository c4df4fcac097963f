package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.application.ProgrammeDocuments;
import org.unisson.loyalty.account.domain.Rule;
import org.unisson.loyalty.account.domain.Validity;

/** The table {@code programme}: a row for each version of its document. */
@Singleton
class ProgrammeTable implements ProgrammeDocuments {

    private static final String CURRENT = "select version, document::text from programme order by version desc limit 1";

    private static final String ADD = """
            insert into programme (version, document, author, saved_at) values ($1, $2::text::jsonb, $3, $4)
            on conflict do nothing""";

    @Override
    public Uni<Document> current(Transaction tx) {
        return tx.sql(CURRENT).map(ProgrammeTable::document);
    }

    @Override
    public Uni<Optional<Document>> add(Transaction tx, Document next, String author, Instant at) {
        return tx.sql(ADD, next.version(), write(next), author, Times.toDatabase(at))
                .map(rows -> rows.rowCount() == 0 ? Optional.empty() : Optional.of(next));
    }

    private static Document document(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Document.FIRST;
        }
        Row row = rows.iterator().next();
        JsonObject document = new JsonObject(row.getString(1));
        JsonObject validity = document.getJsonObject("validity");
        return new Document(
                row.getLong(0),
                new Validity(
                        validity.getInteger("days"),
                        validity.getInteger("months"),
                        validity.getBoolean("endOfMonth"),
                        validity.getInteger("pendingDays"),
                        ZoneId.of(validity.getString("zone"))),
                rules(document.getJsonArray("rules")));
    }

    private static List<Rule> rules(JsonArray written) {
        return written == null
                ? List.of()
                : written.stream()
                        .map(JsonObject.class::cast)
                        .map(rule ->
                                new Rule(rule.getString("id"), rule.getString("when"), rule.getInteger("multiplier")))
                        .toList();
    }

    private static String write(Document document) {
        Validity validity = document.validity();
        JsonArray rules = new JsonArray();
        document.rules()
                .forEach(rule -> rules.add(new JsonObject()
                        .put("id", rule.id())
                        .put("when", rule.when())
                        .put("multiplier", rule.multiplier())));
        return new JsonObject()
                .put(
                        "validity",
                        new JsonObject()
                                .put("days", validity.days())
                                .put("months", validity.months())
                                .put("endOfMonth", validity.endOfMonth())
                                .put("pendingDays", validity.pendingDays())
                                .put("zone", validity.zone().getId()))
                .put("rules", rules)
                .encode();
    }
}
