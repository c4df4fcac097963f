package org.unisson.catalog.feed.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<String> begun = new ArrayList<>();
    private final Map<String, UniEmitter<? super String>> atWork = new HashMap<>();

    @Test
    void whoeverComesLaterWaitsForThoseWhoCameBefore() {
        Turns turns = new Turns(2, 2, LONG);
        UniAssertSubscriber<String> first = come(turns, "first");
        come(turns, "second");
        UniAssertSubscriber<String> third = come(turns, "third");
        come(turns, "fourth");
        assertThat(begun).containsExactly("first", "second");

        end("second");
        assertThat(begun).containsExactly("first", "second", "third");
        end("first");
        first.assertItem("first");
        assertThat(begun).containsExactly("first", "second", "third", "fourth");
        end("third");
        third.assertItem("third");
    }

    @Test
    void moreThanMayWaitAreTurnedAwayAtOnce() {
        Turns turns = new Turns(1, 1, LONG);
        come(turns, "first");
        UniAssertSubscriber<String> second = come(turns, "second");
        come(turns, "third").assertFailedWith(Turns.NoTurn.class);

        end("first");
        end("second");
        second.assertItem("second");
        assertThat(begun).containsExactly("first", "second");
        come(turns, "fourth");
        assertThat(begun).endsWith("fourth");
    }

    @Test
    void whoHasWaitedForTooLongLeavesItsPlaceToTheNext() {
        Turns turns = new Turns(1, 1, Duration.ofMillis(1));
        come(turns, "first");
        assertThatThrownBy(() ->
                        turns.take(() -> Uni.createFrom().item("never")).await().atMost(LONG))
                .isInstanceOf(Turns.NoTurn.class);

        end("first");
        come(turns, "second");
        assertThat(begun).containsExactly("first", "second");
    }

    @Test
    void whoGoesAwayKeepsNobodyWaiting() {
        Turns turns = new Turns(1, 2, LONG);
        UniAssertSubscriber<String> first = come(turns, "first");
        UniAssertSubscriber<String> second = come(turns, "second");
        come(turns, "third");

        second.cancel();
        first.cancel();
        assertThat(begun).containsExactly("first", "third");
        end("third");
        come(turns, "fourth");
        assertThat(begun).endsWith("fourth");
    }

    @Test
    void workThatFailsEndsItsTurnToo() {
        Turns turns = new Turns(1, 1, LONG);
        UniAssertSubscriber<String> failed = turns.take(
                        () -> Uni.createFrom().<String>failure(new IllegalStateException("broken")))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        failed.assertFailedWith(IllegalStateException.class, "broken");

        come(turns, "next");
        assertThat(begun).containsExactly("next");
    }

    private UniAssertSubscriber<String> come(Turns turns, String who) {
        return turns.take(() -> {
                    begun.add(who);
                    return Uni.createFrom().<String>emitter(emitter -> atWork.put(who, emitter));
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private void end(String who) {
        atWork.get(who).complete(who);
    }
}
