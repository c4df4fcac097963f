package org.unisson.catalog.imports.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.imports.domain.ImportRefusal;
import org.unisson.chassis.persistence.Transaction;

/** What was not taken of imports. */
@Singleton
public class ImportRefusals {

    private static final String SAVE = """
            insert into import_refusal (import_id, row_number, key, problem)
            select $1, row_number, key, problem::jsonb
            from unnest($2::bigint[], $3::text[], $4::text[]) as r (row_number, key, problem)""";

    private static final String AFTER = """
            select row_number, key, problem::text from import_refusal
            where import_id = $1 and row_number > $2
            order by row_number
            limit $3""";

    public Uni<Void> save(Transaction tx, UUID importId, List<ImportRefusal> refusals) {
        if (refusals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE,
                        importId,
                        refusals.stream().map(ImportRefusal::row).toArray(Long[]::new),
                        refusals.stream().map(ImportRefusal::key).toArray(String[]::new),
                        refusals.stream().map(ImportRefusal::problem).toArray(String[]::new))
                .replaceWithVoid();
    }

    /** Those after that row, in the order of rows. */
    public Uni<List<ImportRefusal>> after(Transaction tx, UUID importId, long row, int limit) {
        return tx.sql(AFTER, importId, row, limit).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(each -> new ImportRefusal(each.getLong(0), each.getString(1), each.getString(2)))
                .toList());
    }
}
