package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.search.domain.Suggestion;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** What somebody may be typing. */
@Singleton
public class Suggestions {

    // Of a beginning that very many share the first hundred are looked at: an answer must be there before the next key.
    private static final String SUGGEST = """
            select kind, text, id from (
                select 'category' as kind, name as text, id, 1 as place
                from (select d.id, coalesce(d.content -> 'names' ->> $3, d.content -> 'names' ->> 'fr',
                                            d.content -> 'names' ->> 'en') as name
                      from document d where d.kind = 'category') c
                where lower(unaccent(name)) like lower(unaccent($2))
                union all
                select 'brand', d.content ->> 'name', d.id, 2 from document d
                where d.kind = 'brand' and lower(unaccent(d.content ->> 'name')) like lower(unaccent($2))
                union all
                select 'product', text, min(id::text), 3 from (
                    select coalesce(case when $3 = 'en' then p.name_en else p.name_fr end, p.name_fr, p.name_en) as text,
                           p.product_id as id
                    from product p
                    where p.status = 'ACTIVE'
                          and p.search @@ (select to_tsquery('catalog_fr', $1) || to_tsquery('catalog_en', $1))
                          and (p.assortment is null or sellability(p.assortment, $4, $5) is not null)
                          and p.product_id <> all(""" + Visibility.hiddenProducts("$4", "$7", "$8", "$9") + """
                              )
                    limit 100) found
                group by text) suggestion
            order by place, length(text), text
            limit $6""";

    private final Transactions transactions;

    Suggestions(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What begins so.
     *
     * @param words in lower case, letters and digits only, at least one
     * @param language tag of what is suggested
     */
    public Uni<List<Suggestion>> of(List<String> words, String language, Question question, int limit, Instant now) {
        String query = String.join(":* & ", words) + ":*";
        String beginning = String.join(" ", words) + "%";
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        return transactions
                .read(tx -> tx.sql(
                        SUGGEST,
                        query,
                        beginning,
                        language,
                        question.channel(),
                        micros,
                        limit,
                        question.shopper().segments().toArray(String[]::new),
                        question.shopper().customerId(),
                        Times.toDatabase(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Suggestion(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }
}
