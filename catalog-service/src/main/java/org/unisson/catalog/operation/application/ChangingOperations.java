package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.catalog.coherence.application.Guard;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.catalog.operation.persistence.OperationRows;
import org.unisson.catalog.quote.domain.LiveOperation;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** An operation is drafted, changed, published and stopped; every replica prices with it from the same instant on. */
@ApplicationScoped
public class ChangingOperations {

    private final Transactions transactions;
    private final OperationRows operations;
    private final CheckingContent checks;
    private final BrandsNotReduced brands;
    private final Guard guard;
    private final Clock clock;

    ChangingOperations(
            Transactions transactions,
            OperationRows operations,
            CheckingContent checks,
            BrandsNotReduced brands,
            Guard guard,
            Clock clock) {
        this.transactions = transactions;
        this.operations = operations;
        this.checks = checks;
        this.brands = brands;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Gives the operation this content. A published one is guarded as it was when it was published.
     *
     * @param ifMatch version it is based on as an ETag, or null
     */
    public Uni<Operation> put(UUID operationId, OperationContent content, String ifMatch, boolean guarded) {
        checks.condition(content);
        return transactions.run(tx -> alone(tx, operationId)
                .call(() -> checks.require(tx, content))
                .chain(found -> {
                    Versions.requireMatch(ifMatch, found.map(Operation::version).orElse(0L));
                    if (found.isEmpty()) {
                        return save(tx, Operation.draft(operationId, content, clock.instant()), guarded);
                    }
                    Operation before = found.get();
                    if (before.content().equals(content)) {
                        return Uni.createFrom().item(before);
                    }
                    if (before.status() == OperationStatus.ENDED) {
                        throw Problem.conflict("operation-ended", "What has ended is not changed any more.")
                                .asException();
                    }
                    return save(tx, before.changed(content, clock.instant()), guarded);
                }));
    }

    /** Publishes it; once more changes nothing. */
    public Uni<Operation> publish(UUID operationId, boolean guarded) {
        return transactions.run(tx -> existing(tx, operationId)
                .chain(operation -> operation.isPublished()
                        ? Uni.createFrom().item(operation)
                        : save(tx, operation.published(clock.instant()), guarded)));
    }

    /** Ends it now; one that has not begun is a draft again. */
    public Uni<Operation> stop(UUID operationId) {
        return change(operationId, operation -> switch (operation.status()) {
            case DRAFT, ENDED -> operation;
            case SCHEDULED, LIVE -> operation.stopped(clock.instant());
        });
    }

    private Uni<Operation> change(UUID operationId, Function<Operation, Operation> change) {
        return transactions.run(tx -> existing(tx, operationId).chain(before -> {
            Operation after = change.apply(before);
            // What is stopped may leave others behind that contradict each other: the check reports them.
            return after == before ? Uni.createFrom().item(before) : save(tx, after, false, true);
        }));
    }

    private Uni<Operation> save(Transaction tx, Operation operation, boolean guarded) {
        return save(tx, operation, guarded, operation.isPublished());
    }

    private Uni<Operation> save(Transaction tx, Operation operation, boolean guarded, boolean told) {
        if (told) {
            tx.emit(OperationEvents.changed(operation));
        }
        Uni<Void> check = guarded && operation.isPublished()
                ? guard.require(tx, new LiveOperation(operation, checks.condition(operation.content())))
                : Uni.createFrom().voidItem();
        Uni<Void> brand = operation.isPublished() && operation.status() != OperationStatus.ENDED
                ? brands.require(tx, operation.content())
                : Uni.createFrom().voidItem();
        return brand.chain(() -> check)
                .chain(() -> operations.save(tx, operation))
                .replaceWith(operation);
    }

    private Uni<Operation> existing(Transaction tx, UUID operationId) {
        return alone(tx, operationId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("operation", operationId).asException()));
    }

    // Prices first: the guard reads them, and nobody may change one that it has already looked at.
    private Uni<Optional<Operation>> alone(Transaction tx, UUID operationId) {
        return OneWriter.PRICES
                .await(tx)
                .chain(() -> OneWriter.OPERATIONS.await(tx))
                .chain(() -> operations.find(tx, operationId));
    }
}
