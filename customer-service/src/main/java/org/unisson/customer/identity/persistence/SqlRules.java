package org.unisson.customer.identity.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.identity.application.RulesDocument;
import org.unisson.customer.identity.application.RulesInForce;
import org.unisson.customer.identity.domain.MatchRules;

/** Every version of the rules in PostgreSQL, as JSON. */
@ApplicationScoped
class SqlRules implements RulesInForce {

    private static final String CURRENT =
            "select version, document::text from identity_rules order by version desc limit 1";

    private static final String SINCE =
            "select version, document::text from identity_rules where version >= $1 order by version";

    private static final String PUT = """
            insert into identity_rules (version, document, put_by, put_at)
            select coalesce(max(version), 0) + 1, $1::text::jsonb, $2, $3 from identity_rules
            returning version""";

    // Readers do not wait for it.
    private static final String ONE_AT_A_TIME = "select count(pg_advisory_xact_lock(7284998))";

    private final ObjectMapper json;

    SqlRules(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<MatchRules> current(Transaction tx) {
        return tx.sql(CURRENT)
                .map(rows -> rows.size() == 0
                        ? MatchRules.BUILT_IN
                        : read(
                                rows.iterator().next().getLong(0),
                                rows.iterator().next().getString(1)));
    }

    @Override
    public Uni<List<MatchRules>> since(Transaction tx, long version) {
        return tx.sql(SINCE, version).map(rows -> {
            List<MatchRules> all = new ArrayList<>();
            if (version == MatchRules.BUILT_IN.version()) {
                all.add(MatchRules.BUILT_IN);
            }
            rows.forEach(row -> all.add(read(row.getLong(0), row.getString(1))));
            return all;
        });
    }

    @Override
    public Uni<Void> lock(Transaction tx) {
        return tx.sql(ONE_AT_A_TIME).replaceWithVoid();
    }

    @Override
    public Uni<MatchRules> put(Transaction tx, MatchRules rules, String by, Instant now) {
        return tx.sql(PUT, write(rules), by, Times.toDatabase(now))
                .map(rows -> rules.as(rows.iterator().next().getLong(0)));
    }

    private MatchRules read(long version, String document) {
        try {
            return json.readValue(document, RulesDocument.class).toRules(version);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("version " + version + " of the identity rules cannot be read", notOurs);
        }
    }

    private String write(MatchRules rules) {
        try {
            return json.writeValueAsString(RulesDocument.of(rules));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write rules that were just read", impossible);
        }
    }
}
