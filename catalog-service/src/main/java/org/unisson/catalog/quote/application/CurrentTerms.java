package org.unisson.catalog.quote.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.unisson.catalog.quote.domain.Condition;
import org.unisson.catalog.quote.domain.LiveOperation;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.catalog.quote.persistence.TermsReads;
import org.unisson.catalog.quote.persistence.TermsReads.Stored;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/**
 * The terms in this replica's memory, compiled once per version. They are right where the statement that reads prices
 * says the same version; no timer and no message is trusted.
 */
@ApplicationScoped
public class CurrentTerms {

    private static final int MOST_ATTEMPTS = 10;

    // As far back as the terms in memory hold everything that an answer needs.
    private static final Duration KEPT_BEFORE = Duration.ofDays(1);

    private final Transactions transactions;
    private final TermsReads reads;
    private final Conditions conditions;
    private final Clock clock;
    private volatile Terms kept;

    CurrentTerms(Transactions transactions, TermsReads reads, Conditions conditions, Clock clock) {
        this.transactions = transactions;
        this.reads = reads;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** What was read, with the terms that were in force for it. */
    public record InForce<T>(T read, Terms terms) {}

    /**
     * Reads something together with the terms in force, again where they have changed in between.
     *
     * @param version of the terms, as the statement saw it; below 1: it does not matter
     */
    public <T> Uni<InForce<T>> with(Supplier<Uni<T>> read, ToLongFunction<T> version) {
        return attempt(read, version, MOST_ATTEMPTS);
    }

    /** As {@link #with}, for prices of another instant: operations that ended long ago may have been in effect then. */
    public <T> Uni<InForce<T>> with(Supplier<Uni<T>> read, ToLongFunction<T> version, Instant at) {
        return clock.instant().minus(KEPT_BEFORE).isBefore(at)
                ? with(read, version)
                : read.get().chain(found -> transactions
                        .read(tx -> reads.read(tx, at))
                        .map(stored -> new InForce<>(found, compile(stored))));
    }

    private <T> Uni<InForce<T>> attempt(Supplier<Uni<T>> read, ToLongFunction<T> version, int left) {
        if (left == 0) {
            return Uni.createFrom()
                    .failure(Problem.of(
                                    503,
                                    "prices-in-motion",
                                    "Temporarily unavailable",
                                    "Operations change too fast to be read. Try again in a moment.")
                            .asException());
        }
        return read.get().chain(found -> of(version.applyAsLong(found))
                .chain(terms -> version.applyAsLong(found) < 1 || terms.version() == version.applyAsLong(found)
                        ? Uni.createFrom().item(new InForce<>(found, terms))
                        : attempt(read, version, left - 1)));
    }

    private Uni<Terms> of(long version) {
        Terms known = kept;
        return known != null && (version < 1 || known.version() == version)
                ? Uni.createFrom().item(known)
                : transactions.read(this::load).invoke(this::keep);
    }

    /** The terms as this transaction sees them, which may be what it has changed itself: they are not kept. */
    public Uni<Terms> load(Transaction tx) {
        return reads.read(tx, clock.instant()).map(this::compile);
    }

    /** The same where it is known which version this transaction sees: those in memory may be of it. */
    public Uni<Terms> load(Transaction tx, long version) {
        Terms known = kept;
        return known != null && known.version() == version ? Uni.createFrom().item(known) : load(tx);
    }

    private Terms compile(Stored stored) {
        Map<String, Condition> known = new HashMap<>();
        if (kept != null) {
            kept.operations().forEach(operation -> known.put(operation.content().condition(), operation.condition()));
        }
        List<LiveOperation> operations = stored.operations().stream()
                .map(operation -> new LiveOperation(
                        operation, known.computeIfAbsent(operation.content().condition(), conditions::compile)))
                .toList();
        return new Terms(stored.version(), stored.rules(), stored.channels(), stored.brands(), operations);
    }

    private void keep(Terms terms) {
        Terms before = kept;
        if (before == null || before.version() < terms.version()) {
            kept = terms;
        }
    }
}
