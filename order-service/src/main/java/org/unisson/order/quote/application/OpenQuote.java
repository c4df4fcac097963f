package org.unisson.order.quote.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.order.quote.domain.Quote;
import org.unisson.order.quote.domain.QuoteRules;
import org.unisson.order.quote.domain.WantedBasket;
import org.unisson.schemas.Topics;

/** Reads a quote and checks whether a basket can be sold under it. The catalog is not asked. */
@ApplicationScoped
public class OpenQuote {

    // A quote names its instant in whole seconds, and its key was told before that instant.
    private static final long WITHIN_SECONDS = 1;

    private final QuoteKeys keys;
    private final FeedFreshness feeds;
    private final ObjectMapper json;

    OpenQuote(QuoteKeys keys, FeedFreshness feeds, ObjectMapper json) {
        this.keys = keys;
        this.feeds = feeds;
        this.json = json;
    }

    /**
     * The quote, if the basket can be sold under it now.
     *
     * @param signed JSON Web Signature in its compact form
     * @throws ProblemException 422 {@code quote-invalid} where the catalog has not signed it; 503 {@code quote-key-unknown}
     *     where that cannot be told yet; 409 {@code quote-expired}, {@code quote-not-locked} or {@code quote-differs}
     */
    public Uni<Quote> open(Transaction tx, String signed, WantedBasket basket, Instant now) {
        SignedQuote quote = parsed(signed);
        return keys.find(tx, quote.keyId())
                .chain(key -> key.isPresent()
                        ? Uni.createFrom().item(() -> verified(quote, key.get()))
                        : unknownKey(tx, quote))
                .invoke(checked -> QuoteRules.refusal(checked, basket, now).ifPresent(refusal -> {
                    throw Problem.conflict(refusal.slug(), refusal.detail()).asException();
                }));
    }

    /** What a quote says that an order was sold under. */
    Quote sold(String signed) {
        return SignedQuote.of(signed).believed(json);
    }

    private SignedQuote parsed(String signed) {
        try {
            return SignedQuote.of(signed);
        } catch (NotAQuoteException refused) {
            throw invalid(refused);
        }
    }

    private Quote verified(SignedQuote quote, QuoteKeys.Key key) {
        try {
            return quote.verified(key, json);
        } catch (NotAQuoteException refused) {
            throw invalid(refused);
        }
    }

    /** A key is told before it signs: where the feed has come that far, there is none. */
    private Uni<Quote> unknownKey(Transaction tx, SignedQuote quote) {
        Instant issued = issued(quote).plusSeconds(WITHIN_SECONDS);
        return feeds.asOf(tx, QuoteKeys.HANDLER, Topics.QUOTE_KEYS).map(asOf -> {
            if (asOf.isPresent() && asOf.get().isAfter(issued)) {
                throw invalid(new NotAQuoteException("no such key signs quotes"));
            }
            throw Problem.of(
                            503,
                            "quote-key-unknown",
                            "Not known yet",
                            "The key of the quote has not been heard of yet. Try again in a moment.")
                    .asException();
        });
    }

    private Instant issued(SignedQuote quote) {
        try {
            return quote.claimedIssue(json);
        } catch (NotAQuoteException refused) {
            throw invalid(refused);
        }
    }

    private static ProblemException invalid(NotAQuoteException refused) {
        return Problem.unprocessable("quote-invalid", "/quote", refused.getMessage())
                .asException();
    }
}
