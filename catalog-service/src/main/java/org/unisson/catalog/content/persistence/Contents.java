package org.unisson.catalog.content.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.content.domain.Content;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** Contents with what they name, in one round trip. */
@Singleton
public class Contents {

    private static final String SELECT = """
            select p.version, sellability(p.assortment, $2, $3), p.content::text, t.content::text, p.brand_id,
                   b.content::text,
                   (select jsonb_agg(steps order by category_id)::text from (
                        select c.category_id, jsonb_agg(jsonb_build_object(
                                   'id', step, 'names', d.content -> 'names', 'slugs', d.content -> 'slugs') order by n) as steps
                        from category c
                        cross join unnest(c.path) with ordinality as path (step, n)
                        join document d on d.kind = 'category' and d.id = step
                        where c.category_id = any (p.filed_under)
                        group by c.category_id) filed),
                   (select array_agg(s.product_id order by s.product_id) from product s where s.predecessor = p.product_id)
            from product p
            left join document t on t.kind = 'product-type' and t.id = p.type
            left join document b on b.kind = 'brand' and b.id = p.brand_id
            where p.product_id = $1 and sellability(p.assortment, $2, $3) is not null
                  and p.product_id <> all(""" + Visibility.hiddenProducts("$2", "$4", "$5", "$6") + ")";

    private final Transactions transactions;
    private final JsonColumns json;

    Contents(Transactions transactions, JsonColumns json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** What was published of the product, where who asks may see it. */
    public Uni<Optional<Content>> of(UUID productId, Question question, Instant now) {
        return transactions
                .read(tx -> tx.sql(
                        SELECT,
                        productId,
                        question.channel(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, now),
                        question.shopper().segments().toArray(String[]::new),
                        question.shopper().customerId(),
                        Times.toDatabase(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> read(productId, row)));
    }

    private Content read(UUID productId, Row row) {
        Content.Step[][] steps = json.read(row.getString(6), Content.Step[][].class);
        UUID[] successors = row.getArrayOfUUIDs(7);
        return new Content(
                productId,
                row.getLong(0),
                row.getString(1),
                json.read(row.getString(2), ProductContent.class),
                json.read(row.getString(3), TypeDefinition.class),
                row.getString(4),
                json.read(row.getString(5), BrandSettings.class),
                steps == null ? List.of() : Arrays.stream(steps).map(List::of).toList(),
                successors == null ? List.of() : List.of(successors));
    }
}
