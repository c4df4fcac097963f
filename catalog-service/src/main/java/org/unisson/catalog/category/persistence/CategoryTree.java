package org.unisson.catalog.category.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.persistence.Transaction;

/** Where each category stands. The caller is the only writer. */
@Singleton
public class CategoryTree {

    private static final String MOVE = """
            update category c set path = $2::text[] || c.path[array_position(c.path, $1):]
            where c.path @> array[$1::text]""";

    private static final String ADD = """
            insert into category (category_id, path)
            select id, coalesce((select path from category where category_id = parent), '{}') || id
            from unnest($1::text[], $2::text[]) as c (id, parent)
            on conflict do nothing""";

    // Products that are filed under anything at or under the category.
    private static final String REFILE = """
            update product set category_ids = category_closure(filed_under)
            where filed_under && (select array_agg(category_id) from category where path @> array[$1::text])""";

    private static final String NEIGHBOURS = """
            select c.category_id from category c
            where c.category_id <> $1 and c.path[array_length(c.path, 1) - 1] is not distinct from $2
            order by c.category_id""";

    /** Ids from the root to the category; empty where there is none. */
    public Uni<Optional<List<String>>> path(Transaction tx, String id) {
        return tx.sql("select path from category where category_id = $1", id)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Arrays.asList(rows.iterator().next().getArrayOfStrings(0))));
    }

    /** Which of these there are. */
    public Uni<Set<String>> known(Transaction tx, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return tx.sql("select category_id from category where category_id = any($1)", (Object)
                        ids.toArray(String[]::new))
                .map(rows -> {
                    Set<String> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getString(0)));
                    return known;
                });
    }

    /** The other categories under that parent; null: the roots. */
    public Uni<List<String>> neighbours(Transaction tx, String id, String parent) {
        return tx.sql(NEIGHBOURS, id, parent).map(rows -> {
            List<String> ids = new java.util.ArrayList<>();
            rows.forEach(row -> ids.add(row.getString(0)));
            return ids;
        });
    }

    /** Adds those that are not there, each under its parent, which is there; null: as a root. */
    public Uni<Void> add(Transaction tx, Collection<String> ids, Collection<String> parents) {
        return tx.sql(ADD, ids.toArray(String[]::new), parents.toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Moves it with all that is under it, products included. @param above ids from the root to its new parent */
    public Uni<Void> move(Transaction tx, String id, List<String> above) {
        return tx.sql(MOVE, id, above.toArray(String[]::new))
                .chain(() -> tx.sql(REFILE, id))
                .replaceWithVoid();
    }
}
