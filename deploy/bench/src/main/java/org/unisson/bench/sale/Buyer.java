package org.unisson.bench.sale;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.bench.Wire;
import org.unisson.local.stack.StackException;

/** Somebody who asks for a piece again and again, each time for another cart. */
final class Buyer implements Crowd.Client {

    private static final int PROMISED = 200;
    private static final int SOLD_OUT = 409;

    private final Wire wire;
    private final String wish;
    private final AtomicInteger promised;
    private final AtomicInteger refused;

    Buyer(Wire wire, String wish, AtomicInteger promised, AtomicInteger refused) {
        this.wire = wire;
        this.wish = wish;
        this.promised = promised;
        this.refused = refused;
    }

    @Override
    public void attempt(int number) {
        int status = wire.send("PUT", "/holds/" + UUID.randomUUID(), "", wish);
        switch (status) {
            case PROMISED -> promised.incrementAndGet();
            case SOLD_OUT -> refused.incrementAndGet();
            default -> throw new StackException("A buyer was answered " + status + ".");
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
