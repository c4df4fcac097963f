package org.unisson.catalog.coherence.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.coherence.domain.Incoherence;
import org.unisson.catalog.coherence.domain.Known;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Incoherences that were found, and which SKUs have to be looked at. */
@Singleton
public class IncoherenceRows {

    private static final String SELECT =
            "select incoherence_id, sku, content::text, found_at, ended_at from incoherence ";

    private final ObjectMapper json;

    IncoherenceRows(ObjectMapper json) {
        this.json = json;
    }

    /** A SKU to be looked at. @param version of what was told of it */
    public record Due(String sku, long version) {}

    /**
     * Some whose prices or terms have changed since, or that change by the clock now; several replicas take different
     * ones, and nobody takes one twice at once.
     */
    public Uni<List<Due>> due(Transaction tx, Instant now, int atOnce) {
        return tx.sql("""
                        select c.sku, c.version from coherence_check c
                        where c.due_at <= $1 or c.terms_version < (select version from terms)
                        order by c.sku limit $2 for update skip locked""", Times.toDatabase(now), atOnce).map(rows -> {
            List<Due> due = new ArrayList<>();
            rows.forEach(row -> due.add(new Due(row.getString(0), row.getLong(1))));
            return due;
        });
    }

    /** It was looked at. @param next the next instant at which it changes by the clock, or null */
    public Uni<Void> looked(
            Transaction tx, String sku, long version, long priceVersion, long termsVersion, Instant next) {
        return tx.sql("""
                        update coherence_check
                        set version = $2, price_version = $3, terms_version = $4, due_at = $5 where sku = $1""", sku, version, priceVersion, termsVersion, Times.toDatabase(next))
                .replaceWithVoid();
    }

    /** Those of these SKUs that have not ended. */
    public Uni<List<Known>> open(Transaction tx, Collection<String> skus) {
        return tx.sql(SELECT + "where ended_at is null and sku = any($1)", (Object) skus.toArray(String[]::new))
                .map(this::read);
    }

    /** By id, after that one. @param onlyOpen whether those that have ended are left out */
    public Uni<List<Known>> after(Transaction tx, UUID after, boolean onlyOpen, int limit) {
        return tx.sql(
                        SELECT + "where incoherence_id > $1 and (not $2 or ended_at is null)"
                                + " order by incoherence_id limit $3",
                        after,
                        onlyOpen,
                        limit)
                .map(this::read);
    }

    public Uni<Void> add(Transaction tx, Known known) {
        return tx.sql(
                        """
                        insert into incoherence (incoherence_id, sku, pair, content, found_at)
                        values ($1, $2, $3, $4::text::jsonb, $5)""",
                        known.incoherenceId(),
                        known.incoherence().sku(),
                        known.incoherence().pair(),
                        write(known.incoherence()),
                        Times.toDatabase(known.foundAt()))
                .replaceWithVoid();
    }

    public Uni<Void> end(Transaction tx, UUID incoherenceId, Instant now) {
        return tx.sql(
                        "update incoherence set ended_at = $2 where incoherence_id = $1",
                        incoherenceId,
                        Times.toDatabase(now))
                .replaceWithVoid();
    }

    private List<Known> read(RowSet<Row> rows) {
        List<Known> found = new ArrayList<>();
        rows.forEach(row -> found.add(new Known(
                row.getUUID(0),
                incoherence(row.getString(2)),
                Times.fromDatabase(row.getOffsetDateTime(3)),
                Times.fromDatabase(row.getOffsetDateTime(4)))));
        return found;
    }

    private Incoherence incoherence(String content) {
        try {
            return json.readValue(content, Incoherence.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored incoherence cannot be read", impossible);
        }
    }

    private String write(Incoherence incoherence) {
        try {
            return json.writeValueAsString(incoherence);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an incoherence cannot be written", impossible);
        }
    }
}
