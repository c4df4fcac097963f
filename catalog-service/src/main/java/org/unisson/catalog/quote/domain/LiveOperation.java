package org.unisson.catalog.quote.domain;

import java.util.UUID;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;

/** A published operation with its condition compiled. */
public record LiveOperation(Operation operation, Condition condition) {

    public UUID id() {
        return operation.operationId();
    }

    public OperationContent content() {
        return operation.content();
    }

    /** In which turn it is counted. */
    int turn() {
        return content().effects().stream().mapToInt(Effect::turn).max().orElseThrow();
    }

    /** Of operations in one group only one reduces a line. */
    String stackingGroup() {
        if (content().stackingGroup() != null) {
            return content().stackingGroup();
        }
        return turn() == 2 ? "totals" : "lines";
    }

    /** Whether it takes money off. */
    boolean reduces() {
        return content().effects().stream().anyMatch(effect -> effect.turn() < 3);
    }
}
