package org.unisson.demo.loading;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Brings things in, batch by batch, and lets services wait until others' things have reached them. */
public final class Loader {

    private static final int BATCHES_IN_FLIGHT = 4;
    private static final int COMMANDS_IN_FLIGHT = 8;

    private final Session system;
    private final PrintWriter out;

    public Loader(Retail retail, PrintWriter out) {
        this.system = retail.system(new Journey());
        this.out = out;
    }

    /** Channels and locations: a command each. @return causal tokens of what they changed */
    public <T> List<String> put(
            String what, Service service, List<T> items, Function<T, String> path, Function<T, Object> body) {
        return each(
                what,
                items,
                COMMANDS_IN_FLIGHT,
                item -> 1,
                item -> system.put(service, path.apply(item), body.apply(item)));
    }

    /** Things in batches. @return causal tokens of what they changed */
    public <T> List<String> post(String what, List<T> items, int size, Function<Batches.Batch<T>, Answer> send) {
        return each(
                what,
                Batches.of(items, size),
                BATCHES_IN_FLIGHT,
                batch -> batch.items().size(),
                send);
    }

    private <T> List<String> each(
            String what, List<T> items, int inFlight, Function<T, Integer> weight, Function<T, Answer> send) {
        Progress progress =
                new Progress(out, what, items.stream().mapToLong(weight::apply).sum());
        ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
        new InFlight(inFlight).forEach(items, item -> {
            Answer answer = send.apply(item);
            if (answer.causalToken() != null) {
                tokens.add(answer.causalToken());
            }
            progress.advance(weight.apply(item));
        });
        progress.end();
        return List.copyOf(tokens);
    }

    /** Returns when these services know what the tokens name. */
    public void await(List<String> tokens, Service... services) {
        for (Service service : services) {
            system.awaitApplied(service, tokens);
        }
    }

    /** The session it loads with. */
    public Session session() {
        return system;
    }

    /** Enters movements once per key. */
    public Answer move(String key, List<Requests.Movement> movements) {
        return system.post(Service.INVENTORY, "/stock/movements", new Requests.Movements(movements), key);
    }
}
