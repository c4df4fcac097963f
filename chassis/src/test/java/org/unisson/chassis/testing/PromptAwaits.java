package org.unisson.chassis.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;

/**
 * What a test awaits mostly holds after some milliseconds: it is looked for at once, and then less and less often. Looked
 * for every 100 ms from the start, as is the library's default, it costs a service's tests minutes.
 */
public final class PromptAwaits implements QuarkusTestBeforeClassCallback {

    private static final Duration FIRST = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(100);

    @Override
    public void beforeClass(Class<?> testClass) {
        Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(PromptAwaits::next, FIRST));
    }

    private static Duration next(Duration before) {
        Duration longer = before.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
