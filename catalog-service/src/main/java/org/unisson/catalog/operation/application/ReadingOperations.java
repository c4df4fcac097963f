package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.catalog.operation.persistence.OperationRows;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Which operations there are, and who is invited to them. */
@ApplicationScoped
public class ReadingOperations {

    private final Transactions transactions;
    private final OperationRows operations;

    ReadingOperations(Transactions transactions, OperationRows operations) {
        this.transactions = transactions;
        this.operations = operations;
    }

    /** One of them; fails with 404 where there is none. */
    public Uni<Operation> one(UUID operationId) {
        return transactions.read(tx -> existing(tx, operationId));
    }

    /** By id, after that one. @param status or null: all */
    public Uni<List<Operation>> after(UUID operationId, OperationStatus status, int limit) {
        return transactions.read(tx -> operations.after(tx, operationId, status, limit));
    }

    /** Adds invitations. @return how many are new */
    public Uni<Integer> invite(UUID operationId, Collection<UUID> customers) {
        return transactions.run(
                tx -> existing(tx, operationId).chain(operation -> operations.invite(tx, operationId, customers)));
    }

    private Uni<Operation> existing(Transaction tx, UUID operationId) {
        return operations
                .find(tx, operationId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("operation", operationId).asException()));
    }
}
