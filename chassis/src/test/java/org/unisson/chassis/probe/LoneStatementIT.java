package org.unisson.chassis.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.outbox.OutboxMessage;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;

/** One statement without a transaction around it is one itself, and carries nothing that is told of it. */
@QuarkusTest
@ChassisTest
class LoneStatementIT {

    private static final String ENTER = "insert into probe_effect (id, name) select id, $2 from unnest($1::uuid[]) id";
    private static final String COUNT = "select count(*) from probe_effect where name = $1";

    @Inject
    Transactions transactions;

    private final String name = UUID.randomUUID().toString().substring(0, 20);

    @Test
    void isKept() throws Throwable {
        alone(tx -> tx.sql(ENTER, ids(Ids.next(), Ids.next()), name).replaceWithVoid());

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void isKeptWholeOrNotAtAll() throws Throwable {
        UUID twice = Ids.next();

        assertThatThrownBy(() -> alone(
                        tx -> tx.sql(ENTER, ids(Ids.next(), twice, twice), name).replaceWithVoid()))
                .hasMessageContaining("duplicate key");

        assertThat(count()).isZero();
    }

    @Test
    void tellsNothing() {
        assertThatThrownBy(() -> alone(tx -> {
                    tx.emitRaw(new OutboxMessage("probe", "key", java.util.Map.of(), new byte[0]));
                    return Uni.createFrom().voidItem();
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Object ids(UUID... ids) {
        return ids;
    }

    private void alone(Function<Transaction, Uni<Void>> statement) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> transactions.runAlone(statement));
    }

    private long count() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> transactions
                .read(tx -> tx.sql(COUNT, name))
                .map(rows -> rows.iterator().next().getLong(0)));
    }
}
