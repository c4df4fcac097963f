package org.unisson.catalog.search.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.CatalogTest;
import org.unisson.chassis.persistence.OwnContext;

@QuarkusTest
@CatalogTest
class TurnsTest {

    @Inject
    OwnContext contexts;

    private final List<CompletableFuture<Void>> begun = new CopyOnWriteArrayList<>();
    private Turns turns;

    @BeforeEach
    void begin() {
        turns = new Turns(contexts, () -> {
            CompletableFuture<Void> work = new CompletableFuture<>();
            begun.add(work);
            return Uni.createFrom().completionStage(work);
        });
    }

    @Test
    void whoComesWhileATurnGoesOnSharesTheNext() {
        CompletableFuture<Void> first = turns.take();
        await().until(() -> begun.size() == 1);
        CompletableFuture<Void> second = turns.take();
        CompletableFuture<Void> third = turns.take();
        assertThat(begun).hasSize(1);

        begun.getFirst().complete(null);

        first.join();
        await().until(() -> begun.size() == 2);
        assertThat(second).isNotDone();
        begun.getLast().complete(null);
        second.join();
        third.join();
        assertThat(begun).hasSize(2);
    }

    @Test
    void aTurnThatFailsDoesNotStopTheNext() {
        CompletableFuture<Void> first = turns.take();
        await().until(() -> begun.size() == 1);
        CompletableFuture<Void> second = turns.take();

        begun.getFirst().completeExceptionally(new IllegalStateException("the database is away"));

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
        await().until(() -> begun.size() == 2);
        begun.getLast().complete(null);
        second.join();
    }

    @Test
    void whoGoesAwayTakesNothingFromOthers() {
        CompletableFuture<Void> first = turns.take();
        await().until(() -> begun.size() == 1);
        CompletableFuture<Void> second = turns.take();
        CompletableFuture<Void> third = turns.take();

        second.cancel(false);
        begun.getFirst().complete(null);
        await().until(() -> begun.size() == 2);
        begun.getLast().complete(null);

        first.join();
        third.join();
    }
}
