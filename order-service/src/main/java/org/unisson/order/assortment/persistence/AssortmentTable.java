package org.unisson.order.assortment.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.Assortments;
import org.unisson.order.assortment.domain.Assortment;

/** Assortments in PostgreSQL: a row per product that not every channel has. */
@ApplicationScoped
class AssortmentTable implements Assortments {

    private static final String OF = """
            select sku, product, entries::text from known_sku join known_assortment using (product)
            where sku = any($1)""";

    private static final String PUT = """
            insert into known_assortment (product, entries)
            select product, entries::jsonb from unnest($1::uuid[], $2::text[]) as told (product, entries)
            on conflict (product) do update set entries = excluded.entries""";

    private static final TypeReference<List<Assortment.Entry>> ENTRIES = new TypeReference<>() {};

    private final ObjectMapper json;

    AssortmentTable(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<Map<Sku, Assortment>> of(Transaction tx, Collection<Sku> skus) {
        return tx.sql(OF, (Object) skus.stream().map(Sku::code).toArray(String[]::new))
                .map(rows -> {
                    Map<Sku, Assortment> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new Sku(row.getString(0)), new Assortment(row.getUUID(1), read(row.getString(2)))));
                    return found;
                });
    }

    @Override
    public Uni<Void> put(Transaction tx, List<Assortment> assortments) {
        return tx.sql(
                        PUT,
                        assortments.stream().map(Assortment::productId).toArray(UUID[]::new),
                        assortments.stream().map(one -> write(one.entries())).toArray(String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> open(Transaction tx, Collection<UUID> productIds) {
        return tx.sql("delete from known_assortment where product = any($1)", (Object) productIds.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    private String write(List<Assortment.Entry> entries) {
        try {
            return json.writerFor(ENTRIES).writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an assortment", impossible);
        }
    }

    private List<Assortment.Entry> read(String text) {
        try {
            return json.readValue(text, ENTRIES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot read an assortment", broken);
        }
    }
}
