package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.events.QuoteKeyChanged;
import org.unisson.catalog.quote.persistence.KeyRows;
import org.unisson.catalog.quote.persistence.KeyRows.Stored;
import org.unisson.catalog.writing.OneWriter;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.time.Periodic;
import org.unisson.schemas.Topics;

/**
 * The key that signs quotes, and the public keys by which they are checked. A key is told before it signs: who sells
 * under a quote has it from the topic and asks nobody.
 */
@ApplicationScoped
public class QuoteKeys implements StateRepublisher {

    private final Transactions transactions;
    private final KeyRows rows;
    private final QuoteConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private volatile SigningKey current;

    QuoteKeys(Transactions transactions, KeyRows rows, QuoteConfig config, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Periodic periodic) {
        periodic.every(config.cleanUpInterval(), "preparing the key of quotes", () -> current()
                .replaceWithVoid());
    }

    /** The key to sign with. */
    Uni<SigningKey> current() {
        return current != null
                ? Uni.createFrom().item(current)
                : transactions.run(this::prepare).invoke(key -> current = key);
    }

    /** Public keys as JSON Web Keys, the newest first. */
    public Uni<List<Map<String, String>>> published() {
        return current()
                .chain(() -> transactions.read(rows::all))
                .map(keys -> keys.stream().map(QuoteKeys::jwk).toList());
    }

    @Override
    public String subject() {
        return "quote-keys";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return current()
                .chain(() -> transactions.run(tx -> rows.all(tx).map(keys -> {
                    keys.forEach(key -> tx.emit(told(key)));
                    return (long) keys.size();
                })));
    }

    private Uni<SigningKey> prepare(Transaction tx) {
        return OneWriter.QUOTE_KEYS.await(tx).chain(() -> config.key().isPresent() ? configured(tx) : shared(tx));
    }

    private Uni<SigningKey> configured(Transaction tx) {
        SigningKey key = SigningKey.of(
                Base64.getDecoder().decode(config.key().orElseThrow().privateKey()),
                Base64.getDecoder().decode(config.key().orElseThrow().publicKey()));
        return add(tx, new Stored(key.keyId(), null, key.publicKey().getEncoded(), clock.instant()))
                .replaceWith(key);
    }

    private Uni<SigningKey> shared(Transaction tx) {
        return rows.shared(tx).chain(found -> {
            if (found.isPresent()) {
                return Uni.createFrom()
                        .item(SigningKey.of(
                                found.get().privateKey(), found.get().publicKey()));
            }
            SigningKey key = SigningKey.generate();
            return add(
                            tx,
                            new Stored(
                                    key.keyId(),
                                    key.privateKey().getEncoded(),
                                    key.publicKey().getEncoded(),
                                    clock.instant()))
                    .replaceWith(key);
        });
    }

    private Uni<Void> add(Transaction tx, Stored key) {
        return rows.add(tx, key)
                .invoke(isNew -> {
                    if (isNew) {
                        tx.emit(told(key));
                    }
                })
                .replaceWithVoid();
    }

    private Event told(Stored key) {
        try {
            QuoteKeyChanged state =
                    new QuoteKeyChanged(key.keyId(), 1L, json.writeValueAsString(jwk(key)), key.createdAt());
            return StateEvents.of(Topics.QUOTE_KEYS, key.keyId(), 1, state, key.createdAt());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a key cannot be written", impossible);
        }
    }

    private static Map<String, String> jwk(Stored key) {
        return SigningKey.publicOnly(key.publicKey()).jwk();
    }
}
