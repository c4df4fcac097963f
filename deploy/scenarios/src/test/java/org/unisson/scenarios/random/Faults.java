package org.unisson.scenarios.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topics;

/** What befalls the services. One at a time: two that die together are another test's matter. */
final class Faults {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(8);
    private static final int NEWEST = 150;

    private final Stack stack;
    private final Path clock;
    private final AtomicInteger struck = new AtomicInteger();
    private final Lock one = new ReentrantLock();
    private final Set<String> wrong = new TreeSet<>();

    /** @param clock the file from which services read by how much their clock goes wrong, when they start */
    Faults(Stack stack, Path clock) {
        this.stack = stack;
        this.clock = clock;
    }

    int struck() {
        return struck.get();
    }

    /** Returns when it is over: the service is back, the events have been sent again. */
    void strike(Operation.Fault fault) {
        one.lock();
        try {
            befall(fault);
        } finally {
            one.unlock();
        }
        struck.incrementAndGet();
    }

    private void befall(Operation.Fault fault) {
        switch (fault) {
            case Operation.Kill kill -> restart(kill.process(), 0);
            case Operation.SetClock set -> restart(set.process(), set.seconds());
            case Operation.Redeliver again -> new Redelivery(stack, again.seed()).newest(Topics.ALL, NEWEST);
        }
    }

    /** All clocks go right again. */
    void heal() {
        one.lock();
        try {
            List.copyOf(wrong).forEach(process -> restart(process, 0));
        } finally {
            one.unlock();
        }
    }

    private void restart(String process, int secondsAhead) {
        try {
            Files.writeString(clock, "unisson.clock.offset=" + Duration.ofSeconds(secondsAhead) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack.awaitRestart(stack.kill(process), BACK_WITHIN);
        if (secondsAhead == 0) {
            wrong.remove(process);
        } else {
            wrong.add(process);
        }
    }
}
