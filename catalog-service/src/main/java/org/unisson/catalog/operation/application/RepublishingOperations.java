package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.persistence.OperationRows;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Tells the state of every published operation again; that of a draft only says that there is none. */
@Singleton
public class RepublishingOperations implements StateRepublisher {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int AT_ONCE = 200;

    private final Retelling retelling;
    private final OperationRows operations;

    RepublishingOperations(Retelling retelling, OperationRows operations) {
        this.retelling = retelling;
        this.operations = operations;
    }

    @Override
    public String subject() {
        return "operations";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(BEFORE_ALL, AT_ONCE, this::some, Operation::operationId);
    }

    private Uni<List<Operation>> some(Transaction tx, UUID last, int limit) {
        // As a writer, so that no older state is told after a newer one.
        return OneWriter.OPERATIONS
                .await(tx)
                .chain(() -> operations.after(tx, last, null, limit))
                .invoke(some -> some.forEach(operation -> tx.emit(OperationEvents.changed(operation))));
    }
}
