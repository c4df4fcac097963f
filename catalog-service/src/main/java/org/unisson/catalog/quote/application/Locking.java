package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.OperationJson;
import org.unisson.catalog.quote.application.Quote.Lock;
import org.unisson.catalog.quote.persistence.LockRows;
import org.unisson.catalog.quote.persistence.QuoteRows;
import org.unisson.catalog.quote.persistence.QuoteRows.Stored;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** A quote keeps the coupons and budgets that it takes until it expires. */
@ApplicationScoped
public class Locking {

    private final Transactions transactions;
    private final QuoteRows quotes;
    private final LockRows locks;
    private final Claiming claiming;
    private final QuoteMaker maker;
    private final ObjectMapper json;
    private final Clock clock;

    Locking(
            Transactions transactions,
            QuoteRows quotes,
            LockRows locks,
            Claiming claiming,
            QuoteMaker maker,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.quotes = quotes;
        this.locks = locks;
        this.claiming = claiming;
        this.maker = maker;
        this.json = json;
        this.clock = clock;
    }

    /** The quote as it was given; fails with 404 where there is none. */
    public Uni<Quote> find(UUID quoteId) {
        return transactions.read(tx -> stored(tx, quoteId)).map(this::quote);
    }

    /** The quote signed as held; fails with 409 where it has expired or others have taken what it takes. */
    public Uni<Quote> lock(UUID quoteId) {
        return transactions
                .run(tx -> stored(tx, quoteId).chain(stored -> lock(tx, stored)))
                .chain(quote -> maker.signed(quote, quote.lock() == Lock.NONE ? Lock.NONE : Lock.HELD));
    }

    private Uni<Quote> lock(Transaction tx, Stored stored) {
        Quote quote = quote(stored);
        if (quote.preview() || !clock.instant().isBefore(quote.validUntil())) {
            throw Problem.conflict("quote-expired", "The quote is not good any more. Ask for a new one.")
                    .asException();
        }
        if (!quote.sellable()) {
            throw Problem.conflict("brand-policy", "A brand in it wants something that is missing: see its lines.")
                    .asException();
        }
        if (quote.lock() == Lock.NONE) {
            return Uni.createFrom().item(quote);
        }
        return locks.add(tx, stored.quoteId(), stored.customerId(), stored.validUntil(), clock.instant())
                .chain(isNew -> isNew ? take(tx, stored) : again(tx, stored))
                .replaceWith(quote);
    }

    private Uni<Void> take(Transaction tx, Stored stored) {
        return claiming.take(tx, stored)
                .invoke(refusal -> refusal.ifPresent(reason -> {
                    throw Problem.conflict("quote-taken", reason).asException();
                }))
                .replaceWithVoid();
    }

    private Uni<Void> again(Transaction tx, Stored stored) {
        return locks.find(tx, stored.quoteId())
                .invoke(found -> found.ifPresent(lock -> {
                    if (!lock.state().equals("LOCKED")) {
                        throw Problem.conflict("quote-used", "An order has the quote, or had it.")
                                .asException();
                    }
                }))
                .replaceWithVoid();
    }

    private Uni<Stored> stored(Transaction tx, UUID quoteId) {
        return quotes.find(tx, quoteId)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("quote", quoteId).asException()));
    }

    private Quote quote(Stored stored) {
        return OperationJson.read(json, stored.content(), Quote.class);
    }
}
