package org.unisson.catalog.imports.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.catalog.imports.domain.ImportRefusal;
import org.unisson.catalog.imports.persistence.ImportRefusals;
import org.unisson.catalog.imports.persistence.Imports;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** How far imports are, and what was refused of them. */
@ApplicationScoped
public class ReadingImports {

    private final Transactions transactions;
    private final Imports imports;
    private final ImportRefusals refusals;

    ReadingImports(Transactions transactions, Imports imports, ImportRefusals refusals) {
        this.transactions = transactions;
        this.imports = imports;
        this.refusals = refusals;
    }

    /** The import; fails with 404 where there is none. */
    public Uni<ImportJob> one(UUID importId) {
        return transactions.read(tx -> one(tx, importId));
    }

    /** A page of what was refused, by row; fails with 404 where there is no such import. */
    public Uni<Page<ImportRefusal>> refusals(UUID importId, int limit, String cursor) {
        long after = row(cursor);
        return transactions
                .read(tx -> one(tx, importId).chain(() -> refusals.after(tx, importId, after, limit + 1)))
                .map(found -> Page.of(found, limit, refusal -> Long.toString(refusal.row())));
    }

    private Uni<ImportJob> one(Transaction tx, UUID importId) {
        return imports.find(tx, importId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("import", importId).asException()));
    }

    private static long row(String cursor) {
        String after = Page.after(cursor);
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
