package org.unisson.chassis.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;

/** PostgreSQL goes away at the moment a command is refused: the client is told of the refusal. */
@QuarkusTest
@ChassisTest
class BrokenRollbackIT {

    private static final String BREAK = "select pg_terminate_backend(pg_backend_pid())";

    @Inject
    Transactions transactions;

    @Test
    void hidesNoRefusal() {
        ProblemException refusal =
                Problem.conflict("probe-refused", "As asked.").asException();

        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> transactions.run(
                        tx -> tx.sql(BREAK).onItemOrFailure().transformToUni((rows, broken) -> Uni.createFrom()
                                .failure(refusal)))))
                .isSameAs(refusal);
    }
}
