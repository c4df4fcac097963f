package org.unisson.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Changes in inventory at a steady rate, of SKUs that are not measured. */
final class Load {

    private static final int MOST_AT_ONCE = 32;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int ROUND = 100_000;

    private final Bed bed;
    private final int perSecond;
    private final int round;
    private final AtomicLong changes = new AtomicLong();

    Load(Bed bed, int perSecond, int round) {
        this.bed = bed;
        this.perSecond = perSecond;
        this.round = round;
    }

    /** Goes on until it is over, and returns when all that was begun is done. */
    void run(BooleanSupplier over) {
        if (perSecond <= 0) {
            return;
        }
        Session system = bed.retail().system(new Journey());
        Semaphore free = new Semaphore(MOST_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long due = System.nanoTime();
            for (int number = 0; !over.getAsBoolean(); number++, due += SECOND / perSecond) {
                LockSupport.parkNanos(due - System.nanoTime());
                String sku = bed.loaded(number);
                long safety = (long) round * ROUND + number;
                free.acquireUninterruptibly();
                threads.submit(() -> {
                    try {
                        system.put(Service.INVENTORY, bed.safetyPath(sku), new Probe.Safety(safety));
                        changes.incrementAndGet();
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }

    /** How many it has made. */
    long changes() {
        return changes.get();
    }
}
