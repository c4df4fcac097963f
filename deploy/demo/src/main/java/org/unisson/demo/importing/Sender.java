package org.unisson.demo.importing;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.loading.Batches;
import org.unisson.demo.loading.Progress;

/**
 * Sends batches that have not been sent yet, several at once, and keeps what the services answer: the causal token of
 * each, by which others can be waited for, and every item that was refused.
 */
public final class Sender {

    private static final int IN_FLIGHT = 4;

    private final Session session;
    private final ImportState state;
    private final PrintWriter out;
    private final AtomicLong accepted = new AtomicLong();
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

    public Sender(Retail retail, ImportState state, PrintWriter out) {
        this.session = retail.system(new Journey());
        this.state = state;
        this.out = out;
    }

    public Session session() {
        return session;
    }

    public ImportState state() {
        return state;
    }

    public PrintWriter out() {
        return out;
    }

    /** Items of batches that were news to a service. */
    public long accepted() {
        return accepted.get();
    }

    /** What services refused, against all expectation. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    public void refused(String what) {
        refusals.add(what);
    }

    /** A single command that makes something so. @return its causal token */
    public List<String> put(String work, Service service, String path, Object body) {
        if (state.result(work).isEmpty()) {
            state.finished(work, session.put(service, path, body).causalToken());
        }
        return token(work);
    }

    /** Commands that each make something so, several at once. @return their causal tokens */
    public <T> List<String> puts(
            String work, List<T> items, Service service, Function<T, String> path, Function<T, Object> body) {
        Progress progress = new Progress(out, label(work), items.size());
        ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
        new InFlight(IN_FLIGHT).forEach(items, item -> {
            tokens.addAll(put(work + "/" + path.apply(item), service, path.apply(item), body.apply(item)));
            progress.advance(1);
        });
        progress.end();
        return List.copyOf(tokens);
    }

    /** Items in batches. @return their causal tokens */
    public <T> List<String> batches(
            String work, List<T> items, Service service, String path, Function<List<T>, Object> body) {
        return send(work, Batches.of(items, Batches.ITEMS), batch -> {
            Answer answer = session.post(service, path, body.apply(batch.items()));
            BatchAnswer outcome = answer.as(BatchAnswer.class);
            accepted.addAndGet(outcome.accepted());
            outcome.rejected().forEach(rejection -> refused(rejection.key() + ": " + rejection.reason()));
            // A batch of which something was refused is sent again by the next run.
            return outcome.rejected().isEmpty() ? answer : null;
        });
    }

    /** Tells who these customers have become: sending them again changes nothing. @param told reference and id of each */
    public void customersOf(List<Requests.Customer> customers, BiConsumer<String, String> told) {
        new InFlight(IN_FLIGHT).forEach(Batches.of(customers, Batches.ITEMS), batch -> session.post(
                        Service.CUSTOMER, "/customers/batch", new Requests.Customers(batch.items()))
                .as(BatchAnswer.class)
                .customers()
                .forEach(known ->
                        told.accept(batch.items().get(known.index()).reference().id(), known.customerId())));
    }

    /** Stock movements, each batch once by its key. */
    public List<String> movements(String work, List<Requests.Movement> movements) {
        return send(
                work,
                Batches.of(movements, Batches.MOVEMENTS),
                batch -> session.post(
                        Service.INVENTORY,
                        "/stock/movements",
                        new Requests.Movements(batch.items()),
                        work.replace(' ', '-') + "-" + batch.number()));
    }

    private <T> List<String> send(
            String work, List<Batches.Batch<T>> batches, Function<Batches.Batch<T>, Answer> send) {
        Progress progress = new Progress(
                out,
                label(work),
                batches.stream().mapToLong(batch -> batch.items().size()).sum());
        new InFlight(IN_FLIGHT).forEach(batches, batch -> {
            String name = work + "/" + batch.number();
            if (state.result(name).isEmpty()) {
                Answer answer = send.apply(batch);
                if (answer != null) {
                    state.finished(name, answer.causalToken());
                }
            }
            progress.advance(batch.items().size());
        });
        progress.end();
        return batches.stream()
                .flatMap(batch -> token(work + "/" + batch.number()).stream())
                .toList();
    }

    /** Returns when these services have applied what the tokens name. */
    public void await(List<String> tokens, Service... services) {
        Stream.of(services).forEach(service -> session.awaitApplied(service, tokens));
    }

    private List<String> token(String work) {
        return state.result(work).filter(token -> !token.isEmpty()).stream().toList();
    }

    private static String label(String work) {
        return work.substring(work.indexOf('/') + 1);
    }
}
