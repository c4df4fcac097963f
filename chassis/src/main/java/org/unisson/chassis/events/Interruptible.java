package org.unisson.chassis.events;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** A call that blocks and can be given up from another thread: the thread it blocks is freed. */
public final class Interruptible<T> implements Supplier<T> {

    private final Supplier<T> call;
    private Thread caller;
    private boolean givenUp;

    public Interruptible(Supplier<T> call) {
        this.call = call;
    }

    @Override
    public T get() {
        begin();
        try {
            return call.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (givenUp) {
            throw new CancellationException("given up before it began");
        }
        caller = Thread.currentThread();
    }

    // Threads of a pool go on to other work: an interruption that came too late must not reach it.
    private synchronized void end() {
        caller = null;
        if (givenUp) {
            Thread.interrupted();
        }
    }

    /** Frees the caller, now or as soon as it would begin. */
    public synchronized void giveUp() {
        givenUp = true;
        if (caller != null) {
            caller.interrupt();
        }
    }
}
