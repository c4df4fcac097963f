package org.unisson.chassis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Ids;

/** A client that goes away leaves no transaction half done, and no lock behind. */
@QuarkusTest
@ChassisTest
class AbandonedTransactionIT {

    private static final String ENTER = "insert into probe_effect (id, name) values ($1, $2)";
    private static final String COUNT = "select count(*) from probe_effect where name = $1";

    @Inject
    Transactions transactions;

    @Test
    void goesOnToItsEnd() throws Throwable {
        // Given a transaction of two statements
        String name = UUID.randomUUID().toString().substring(0, 20);

        // When whoever waits for it goes away between them
        VertxContextSupport.subscribeAndAwait(() -> Uni.createFrom().emitter(second -> {
            AtomicReference<Cancellable> client = new AtomicReference<>();
            client.set(transactions
                    .run(tx -> tx.sql(ENTER, Ids.next(), name)
                            .invoke(() -> client.get().cancel())
                            .chain(() -> tx.sql(ENTER, Ids.next(), name))
                            .onTermination()
                            .invoke(() -> second.complete(null)))
                    .subscribe()
                    .with(done -> {}));
        }));

        // Then both have been done
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(count(name)).isEqualTo(2));
    }

    private long count(String name) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions
                    .read(tx -> tx.sql(COUNT, name))
                    .map(rows -> rows.iterator().next().getLong(0)));
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
