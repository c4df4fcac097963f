package org.unisson.scenarios.random;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Json;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.local.token.TokenRequest;

/** Where requests are sent from: once, twice at once, or by a client that does not wait for its first answer. */
final class Counter {

    private static final int LONGEST_PATIENCE_MILLIS = 25;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(90);

    private static final HttpClient IMPATIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Retail retail;
    private final TokenRequest who;

    Counter(Retail retail, TokenRequest who) {
        this.retail = retail;
        this.who = who;
    }

    /** A command's answer. @throws ProblemException where it is refused, however often it was sent */
    Answer post(Step step, Service service, String path, Object body, String key) {
        return switch (step.manner()) {
            case ONCE -> session().post(service, path, body, key);
            case TWICE -> twice(() -> session().post(service, path, body, key));
            case ANSWER_LOST -> {
                giveUp(step, service, "POST", path, body, key);
                yield session().post(service, path, body, key);
            }
        };
    }

    /** The same with PUT, of an edit that is made once per key. */
    Answer put(Step step, Service service, String path, Object body, String key) {
        return switch (step.manner()) {
            case ONCE -> session().put(service, path, body, key);
            case TWICE -> twice(() -> session().put(service, path, body, key));
            case ANSWER_LOST -> {
                giveUp(step, service, "PUT", path, body, key);
                yield session().put(service, path, body, key);
            }
        };
    }

    /** The same, where the answer waits for a decision. */
    Answer postAndWait(Step step, Service service, String path, Object body, String key) {
        if (step.manner() == Step.Manner.ANSWER_LOST) {
            giveUp(step, service, "POST", path, body, key);
        }
        if (step.manner() == Step.Manner.TWICE) {
            post(step, service, path, body, key);
        }
        return session().postAndWait(service, path, body, key, DECIDED_WITHIN);
    }

    /** Of its own journey: nobody waits for what others did. */
    Session session() {
        return retail.session(who, new Journey());
    }

    private static Answer twice(Supplier<Answer> request) {
        List<Answer> answers = new ArrayList<>();
        List<ProblemException> refusals = new ArrayList<>();
        try (ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> other = CompletableFuture.supplyAsync(request, two);
            keep(answers, refusals, request);
            keep(answers, refusals, () -> join(other));
        }
        if (answers.isEmpty()) {
            throw refusals.getFirst();
        }
        // One that was refused keeps nothing of its key: what came in between may let the other one through.
        if (answers.size() == 2
                && !tellsRepeats(answers.getFirst())
                && !answers.getFirst().body().equals(answers.getLast().body())) {
            throw new AssertionError("one key, two answers: "
                    + answers.getFirst().body() + " and " + answers.getLast().body());
        }
        return answers.getFirst();
    }

    /** Batches go by their content, and say what of it was known before. */
    private static boolean tellsRepeats(Answer answer) {
        return answer.body().has("unchanged");
    }

    private static void keep(List<Answer> answers, List<ProblemException> refusals, Supplier<Answer> request) {
        try {
            answers.add(request.get());
        } catch (ProblemException refused) {
            refusals.add(refused);
        }
    }

    private static Answer join(CompletableFuture<Answer> future) {
        try {
            return future.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** Sends it and goes away, at any moment: before it arrived, while it is worked on, or just too early. */
    private void giveUp(Step step, Service service, String method, String path, Object body, String key) {
        List<URI> replicas = retail.stack().urls(service.processName());
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(replicas.get(step.number() % replicas.size()) + path))
                    .timeout(Duration.ofMillis(1 + step.number() * 7L % LONGEST_PATIENCE_MILLIS))
                    .header("Authorization", "Bearer " + retail.token(who))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .method(method, HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))
                    .build();
            IMPATIENT.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (HttpTimeoutException gaveUp) {
            return;
        } catch (IOException away) {
            // Whether it arrived is not known: that is the case this is made for.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
