package org.unisson.chassis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Function;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.values.Sha256;

/**
 * Runs commands once per {@code Idempotency-Key} and caller. The answer is kept in the transaction of the effect: a
 * repetition, even one at the same instant, gets the first one's answer and has no effect. A command that fails leaves
 * nothing behind and may be repeated.
 */
@ApplicationScoped
public class Commands {

    /** Header that a client sets on a command, and keeps when it repeats it. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    // A second request with the key waits here for the first one's commit: the unique index sees to it.
    private static final String CLAIM = """
            insert into idempotent_answer (principal, key, request, status, answered_at)
            values ($1, $2, $3, 0, $4) on conflict do nothing returning 1""";

    private static final String KEEP =
            "update idempotent_answer set status = $3, location = $4, body = $5 where principal = $1 and key = $2";

    private static final String RECALL =
            "select request, status, location, body from idempotent_answer where principal = $1 and key = $2";

    private final Transactions transactions;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;

    Commands(Transactions transactions, ObjectMapper json, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Runs the work in one transaction and answers.
     *
     * @param key the Idempotency-Key header; 400 where it is missing or not 1 to 128 printable characters
     * @param operation stable name of the command with the ids from its path
     * @param request the body: the same key with another request is refused with 422
     */
    public Uni<Response> run(String key, String operation, Object request, Function<Transaction, Uni<Answer>> work) {
        if (key == null || !key.matches("[\\x21-\\x7e]{1,128}")) {
            return Uni.createFrom()
                    .failure(Problem.invalid(
                                    IDEMPOTENCY_KEY,
                                    "this header is required on a command: 1 to 128 printable characters, the same when"
                                            + " you repeat it")
                            .asException());
        }
        String principal = caller.subject();
        byte[] fingerprint = fingerprint(operation, request);
        return transactions.run(tx -> tx.sql(CLAIM, principal, key, Buffer.buffer(fingerprint), now())
                .chain(claimed -> claimed.size() == 1
                        ? work.apply(tx)
                                .call(answer -> keep(tx, principal, key, answer))
                                .map(Answer::toResponse)
                        : tx.sql(RECALL, principal, key)
                                .map(rows -> recall(rows.iterator().next(), fingerprint))));
    }

    private Uni<Void> keep(Transaction tx, String principal, String key, Answer answer) {
        return tx.sql(KEEP, principal, key, answer.status(), answer.location(), write(answer.body()))
                .replaceWithVoid();
    }

    private Response recall(Row row, byte[] fingerprint) {
        if (!Arrays.equals(row.getBuffer(0).getBytes(), fingerprint)) {
            throw Problem.unprocessable(
                            "idempotency-key-reused", IDEMPOTENCY_KEY, "this key was used for another request")
                    .asException();
        }
        String body = row.getString(3);
        Response.ResponseBuilder response = Response.status(row.getInteger(1));
        if (row.getString(2) != null) {
            response.location(java.net.URI.create(row.getString(2)));
        }
        if (body != null) {
            response.type(Answer.typeOf(row.getInteger(1))).entity(body);
        }
        return response.build();
    }

    private byte[] fingerprint(String operation, Object request) {
        try {
            return Sha256.of((operation + '\n').getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(request));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot fingerprint a request that was just parsed", impossible);
        }
    }

    private String write(Object body) {
        try {
            return body == null ? null : json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write an answer", impossible);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
