package org.unisson.inventory.changes.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.unisson.inventory.changes.application.Told.Level;

class WatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Watcher watcher = new Watcher(new Watched("SHIRT-M", null), 2);

    @Test
    void whatChangesWhileTheStateIsReadIsToldAfterItOnceAndInOrder() {
        watcher.change(level("A", 2));
        watcher.change(level("A", 3));
        watcher.state(level("A", 2));

        var live = live();

        assertThat(live.getItems()).extracting(told -> told.level().version()).containsExactly(3L);
        watcher.change(level("A", 3));
        watcher.change(level("A", 4));
        watcher.change(level("B", 1));
        assertThat(live.getItems()).extracting(told -> told.level().version()).containsExactly(3L, 4L, 1L);
        assertThat(live.getItems()).allMatch(Told::change);
    }

    @Test
    void whatIsOlderThanTheStateIsNotToldAndForgottenOnceItCannotCome() {
        watcher.state(level("A", 5));
        var live = live();

        watcher.change(level("A", 4));
        watcher.heardUntil(NOW.plusSeconds(10));
        watcher.change(level("A", 4));
        assertThat(live.getItems()).isEmpty();

        watcher.heardUntil(NOW.plusSeconds(11));
        watcher.change(level("A", 6));
        assertThat(live.getItems()).hasSize(1);
    }

    @Test
    void whoFallsTooFarBehindWhileTheStateIsReadIsEnded() {
        watcher.change(level("A", 2));
        watcher.change(level("A", 3));
        watcher.change(level("A", 4));

        live().assertCompleted();
    }

    @Test
    void whoDoesNotReadIsEndedAndHoldsNoMoreThanTheBuffer() {
        var slow = watcher.changes(2, Clock.fixed(NOW, ZoneOffset.UTC))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));

        for (int version = 1; version <= 20; version++) {
            watcher.change(level("A", version));
        }
        slow.request(Long.MAX_VALUE);

        slow.assertCompleted();
        assertThat(slow.getItems()).hasSizeLessThan(20);
    }

    @Test
    void oneThatIsLostWhileTheStateIsReadEndsAfterIt() {
        watcher.end();

        live().assertCompleted();
    }

    @Test
    void watchesASkuEverywhereOrALocationInAll() {
        assertThat(new Watched("SHIRT-M", null).covers("A", "SHIRT-M")).isTrue();
        assertThat(new Watched("SHIRT-M", null).covers("A", "SHIRT-L")).isFalse();
        assertThat(new Watched(null, "A").covers("A", "SHIRT-L")).isTrue();
        assertThat(new Watched(null, "A").covers("B", "SHIRT-L")).isFalse();
    }

    private AssertSubscriber<Told> live() {
        return watcher.changes(2, Clock.fixed(NOW, ZoneOffset.UTC))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static Level level(String location, long version) {
        return new Level("SHIRT-M", location, 1, 0, 0, 1, 0, 0, 0, version, NOW);
    }
}
