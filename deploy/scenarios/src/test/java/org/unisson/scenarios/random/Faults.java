package org.unisson.scenarios.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.unisson.local.stack.ProcessState;
import org.unisson.local.stack.Stack;
import org.unisson.scenarios.support.ConsumerGroups;
import org.unisson.scenarios.support.Redelivery;
import org.unisson.schemas.Topics;

/** What befalls the processes, one fault at a time. */
final class Faults {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(8);
    private static final int NEWEST = 150;

    private final Stack stack;
    private final Path clock;
    private final AtomicInteger struck = new AtomicInteger();
    private final Map<String, AtomicInteger> kinds = new ConcurrentSkipListMap<>();
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

    /** How often each kind has struck, in words. */
    String kinds() {
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue().get() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
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
        kinds.computeIfAbsent(fault.getClass().getSimpleName(), any -> new AtomicInteger())
                .incrementAndGet();
    }

    private void befall(Operation.Fault fault) {
        switch (fault) {
            case Operation.Kill kill -> restart(kill.processes(), 0);
            case Operation.SetClock set -> restart(List.of(set.process()), set.seconds());
            case Operation.Redeliver again -> new Redelivery(stack, again.seed()).newest(Topics.ALL, NEWEST);
            case Operation.Reorder again -> new Redelivery(stack, again.seed()).newestInAnyOrder(Topics.ALL, NEWEST);
            case Operation.Freeze freeze -> freeze(freeze.process(), Duration.ofMillis(freeze.millis()));
            case Operation.HoldBack late -> holdBack(late);
            case Operation.Rewind rewind -> new ConsumerGroups(stack).rewind(rewind.service(), rewind.events());
        }
    }

    private void freeze(String process, Duration howLong) {
        ProcessState frozen = stack.freeze(process);
        try {
            // How long it stands still is the fault itself; nothing is expected to happen meanwhile.
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stack.thaw(frozen);
        }
    }

    private void holdBack(Operation.HoldBack late) {
        ConsumerGroups groups = new ConsumerGroups(stack);
        List<String> feeds = groups.of(late.service());
        groups.holdBack(feeds.get(late.turn() % feeds.size()), Duration.ofMillis(late.millis()));
    }

    /** All clocks go right again. */
    void heal() {
        one.lock();
        try {
            restart(List.copyOf(wrong), 0);
        } finally {
            one.unlock();
        }
    }

    private void restart(List<String> processes, int secondsAhead) {
        try {
            Files.writeString(clock, "unisson.clock.offset=" + Duration.ofSeconds(secondsAhead) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ProcessState> killed = processes.stream().map(stack::kill).toList();
        killed.forEach(process -> stack.awaitRestart(process, BACK_WITHIN));
        if (secondsAhead == 0) {
            processes.forEach(wrong::remove);
        } else {
            wrong.addAll(processes);
        }
    }
}
