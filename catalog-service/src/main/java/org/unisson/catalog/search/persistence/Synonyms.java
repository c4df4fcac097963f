package org.unisson.catalog.search.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;

/** Synonyms as the search rewrites by them: each word becomes any of them. */
@Singleton
public class Synonyms {

    private static final String CLEAR = "delete from synonym where synonym_id = $1";

    // A word stands in the question in the form of one language; what replaces it is in that form, too.
    private static final String SAVE = """
            with form as (
                select config, plainto_tsquery(config, word) as query
                from unnest($2::text[]) word, unnest(array['catalog_fr', 'catalog_en']::regconfig[]) config
                where numnode(plainto_tsquery(config, word)) > 0),
            whole as (
                select config, string_agg(distinct '(' || query::text || ')', ' | ')::tsquery as any_of
                from form group by config)
            insert into synonym (synonym_id, target, substitute)
            select distinct on (f.query) $1, f.query, w.any_of from form f join whole w on w.config = f.config
            order by f.query""";

    public Uni<Void> save(Transaction tx, String id, List<String> words) {
        return tx.sql(CLEAR, id)
                .chain(() -> tx.sql(SAVE, id, words.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
