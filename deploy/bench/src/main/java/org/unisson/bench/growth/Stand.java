package org.unisson.bench.growth;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.bench.Upkeep;
import org.unisson.bench.Wire;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Patience;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;
import org.unisson.local.token.TokenRequest;

/** A stack with a number of copies of the sample, and one client that reads of them. */
final class Stand implements AutoCloseable {

    private static final int OK = 200;
    private static final int DECIDED = 201;
    private static final int TO_BE_PICKED = 20;
    private static final Duration AUDITED_WITHIN = Duration.ofMinutes(6);
    private static final List<Service> MULTIPLIED = List.of(Service.CATALOG, Service.INVENTORY, Service.ORDER);

    /** What a stack needs; the other services do without. */
    static final List<String> SERVICES =
            MULTIPLIED.stream().map(Service::processName).toList();

    private final Stack stack;
    private final Sample sample;
    private final Ordering ordering;
    private final Map<Service, Multiplier> multipliers = new LinkedHashMap<>();
    private final Map<Service, Wire> wires = new EnumMap<>(Service.class);
    private final Random random = new Random(1);
    private long copies;

    /** Makes the sample; the stack ends with the stand, or at once where there is none. */
    static Stand on(Stack stack) {
        try {
            return new Stand(stack);
        } catch (RuntimeException failure) {
            stack.stop();
            throw failure;
        }
    }

    private Stand(Stack stack) {
        this.stack = stack;
        Retail retail = Retail.on(stack);
        sample = new Sample(retail);
        ordering = new Ordering(retail, sample);
        String token = stack.token(TokenRequest.of("service"));
        for (Service service : MULTIPLIED) {
            URI address = stack.url(service.processName());
            wires.put(service, new Wire(address, token));
            multipliers.put(service, new Multiplier(stack, service.processName()));
        }
    }

    /**
     * Takes the sample as the example of all copies, once inventory's own audit has found it in order and has no more to
     * do with it; then places some orders that stay open.
     */
    void settle(Consumer<String> progress) {
        Patience patience = Patience.withCondition(AUDITED_WITHIN);
        while (multipliers.get(Service.INVENTORY).number("select count(*) from order_course where not agreed") > 0) {
            if (!patience.tryAgain()) {
                throw new StackException("The sample's orders were not audited within " + AUDITED_WITHIN + ".");
            }
        }
        multipliers.forEach((service, multiplier) ->
                progress.accept("  " + service.processName() + ": " + multiplier.take(sample.ids()) + " rows a copy"));
        for (int number = 0; number < TO_BE_PICKED; number++) {
            ordering.confirmed();
        }
    }

    /** Makes copies until there are so many. */
    void grow(long to, Consumer<String> progress) {
        long begin = System.nanoTime();
        multipliers.forEach((service, multiplier) -> {
            multiplier.copy(copies, to, there -> {
                if (there % 50_000 == 0) {
                    progress.accept("  " + service.processName() + ": " + there + " copies, "
                            + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
                }
            });
            Upkeep.of(stack, service.processName());
            progress.accept("  " + service.processName() + ": " + (multiplier.size() >> 20) + " MB");
        });
        copies = to;
    }

    long copies() {
        return copies;
    }

    /** Reads of the copy at that place among all of them, from 0 to 1. @return nanoseconds */
    long read(Read kind, double place) {
        String path = kind.path(sample, (long) (place * copies));
        long begin = System.nanoTime();
        int status = wires.get(kind.service()).send("GET", path, "", "");
        long taken = System.nanoTime() - begin;
        if (status != OK) {
            throw new StackException("GET " + path + " was answered " + status + ".");
        }
        return taken;
    }

    /** Places an order of a piece of a copy's SKU and waits for the decision. @return nanoseconds */
    long order() {
        String body = Ordering.body(sample, sample.sku(random.nextLong(copies)));
        String headers = "Prefer: wait=30\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
        long begin = System.nanoTime();
        int status = wires.get(Service.ORDER).send("POST", "/orders", headers, body);
        long taken = System.nanoTime() - begin;
        if (status != DECIDED) {
            throw new StackException("An order was answered " + status + ".");
        }
        return taken;
    }

    /** Has inventory compare all levels with what they are made of. @return how many were not what they should be */
    long drift() {
        Retail retail = Retail.on(stack);
        return new Audit(retail.system(new Journey())).findings();
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
        stack.stop();
        // Gigabytes that nobody needs any more.
        Stack.wipe(stack.home());
    }
}
