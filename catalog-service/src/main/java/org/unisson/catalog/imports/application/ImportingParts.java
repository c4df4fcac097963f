package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.document.persistence.JsonColumns;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.catalog.imports.domain.ImportRefusal;
import org.unisson.catalog.imports.persistence.ImportRefusals;
import org.unisson.catalog.imports.persistence.Imports;
import org.unisson.catalog.product.application.StoringProducts;
import org.unisson.catalog.product.application.StoringProducts.Saying;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.writing.Batch;
import org.unisson.catalog.writing.BatchAnswer;
import org.unisson.catalog.writing.BatchReader;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** Writes a part of an import as a batch would, and keeps what was refused of it. */
@Singleton
class ImportingParts {

    private final BatchReader reader;
    private final StoringProducts storing;
    private final Imports imports;
    private final ImportRefusals refusals;
    private final JsonColumns json;

    ImportingParts(
            BatchReader reader, StoringProducts storing, Imports imports, ImportRefusals refusals, JsonColumns json) {
        this.reader = reader;
        this.storing = storing;
        this.imports = imports;
        this.refusals = refusals;
        this.json = json;
    }

    Uni<Void> write(Transaction tx, ImportJob job, List<ImportItem> items) {
        List<ImportItem> readable =
                items.stream().filter(item -> item.wrong() == null).toList();
        List<JsonNode> nodes = readable.stream().map(ImportItem::product).toList();
        Batch<Saying> batch = reader.read(
                nodes,
                "productId",
                UUID.class,
                ProductContent.class,
                (productId, content) -> new Saying(productId, content, null));
        return batch.written(sayings -> storing.store(tx, sayings, job.author()))
                .chain(answer -> {
                    List<ImportRefusal> refused = refused(items, readable, answer);
                    return refusals.save(tx, job.importId(), refused)
                            .chain(() -> imports.count(
                                    tx, job.importId(), answer.accepted(), answer.unchanged(), refused.size()));
                });
    }

    private List<ImportRefusal> refused(List<ImportItem> items, List<ImportItem> readable, BatchAnswer answer) {
        List<ImportRefusal> refused = new ArrayList<>();
        items.stream()
                .filter(item -> item.wrong() != null)
                .forEach(item -> refused.add(new ImportRefusal(
                        item.row(), null, json.write(Problem.badRequest("unreadable-row", item.wrong())))));
        answer.rejected()
                .forEach(rejection -> refused.add(new ImportRefusal(
                        readable.get(rejection.index()).row(), rejection.key(), json.write(rejection.problem()))));
        return refused;
    }
}
