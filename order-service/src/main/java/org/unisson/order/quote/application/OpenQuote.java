package org.unisson.order.quote.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.chassis.messaging.FeedFreshness;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.order.quote.application.OpenQuote.Checked.Sound;
import org.unisson.order.quote.application.OpenQuote.Checked.Unsound;
import org.unisson.order.quote.application.OpenQuote.Checked.Untold;
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

    /** What a quote turns out to be. */
    public sealed interface Checked {

        /** The catalog has signed it. */
        record Sound(Quote quote) implements Checked {}

        /** It has not. */
        record Unsound(String why) implements Checked {}

        /** That cannot be told yet: its key has not been heard of, and may still come. */
        record Untold() implements Checked {}
    }

    /**
     * The quote, if the basket can be sold under it now.
     *
     * @param signed JSON Web Signature in its compact form
     * @throws ProblemException 422 {@code quote-invalid} where the catalog has not signed it; 503 {@code quote-key-unknown}
     *     where that cannot be told yet; 409 {@code quote-expired}, {@code quote-not-locked} or {@code quote-differs}
     */
    public Uni<Quote> open(Transaction tx, String signed, WantedBasket basket, Instant now) {
        return check(tx, List.of(signed))
                .map(checked -> sound(checked.get(signed)))
                .call(quote -> Members.areOne(tx, quote.customerId(), basket.customerId())
                        .map(one -> one ? basket.of(quote.customerId()) : basket)
                        .invoke(wanted -> QuoteRules.refusal(quote, wanted, now).ifPresent(refusal -> {
                            throw Problem.conflict(refusal.slug(), refusal.detail())
                                    .asException();
                        })));
    }

    /** What each of these turns out to be, with one statement, and one more where a key is not known. */
    public Uni<Map<String, Checked>> check(Transaction tx, Collection<String> signed) {
        Map<String, Checked> checked = new HashMap<>();
        Map<String, SignedQuote> parsed = new HashMap<>();
        for (String one : signed) {
            try {
                parsed.put(one, SignedQuote.of(one));
            } catch (NotAQuoteException refused) {
                checked.put(one, new Unsound(refused.getMessage()));
            }
        }
        if (parsed.isEmpty()) {
            return Uni.createFrom().item(checked);
        }
        Set<String> keyIds = parsed.values().stream().map(SignedQuote::keyId).collect(Collectors.toSet());
        return keys.find(tx, keyIds).chain(known -> {
            Map<String, SignedQuote> keyless = new HashMap<>();
            parsed.forEach((one, quote) -> {
                if (known.containsKey(quote.keyId())) {
                    checked.put(one, verified(quote, known.get(quote.keyId())));
                } else {
                    keyless.put(one, quote);
                }
            });
            return keyless.isEmpty()
                    ? Uni.createFrom().item(checked)
                    : feeds.asOf(tx, QuoteKeys.HANDLER, Topics.QUOTE_KEYS)
                            .invoke(asOf -> keyless.forEach((one, quote) -> checked.put(one, withoutKey(quote, asOf))))
                            .replaceWith(checked);
        });
    }

    /** What a quote says that an order was sold under. */
    Quote sold(String signed) {
        return SignedQuote.of(signed).believed(json);
    }

    /** What keeps a quote whose key is not known yet from being looked at. */
    public static Problem keyUnknown() {
        return Problem.of(
                503,
                "quote-key-unknown",
                "Not known yet",
                "The key of the quote has not been heard of yet. Try again in a moment.");
    }

    private static Quote sound(Checked checked) {
        return switch (checked) {
            case Sound sound -> sound.quote();
            case Unsound unsound ->
                throw Problem.unprocessable("quote-invalid", "/quote", unsound.why())
                        .asException();
            case Untold ignored -> throw keyUnknown().asException();
        };
    }

    private Checked verified(SignedQuote quote, QuoteKeys.Key key) {
        try {
            return new Sound(quote.verified(key, json));
        } catch (NotAQuoteException refused) {
            return new Unsound(refused.getMessage());
        }
    }

    /** A key is told before it signs: where the feed has come that far, there is none. */
    private Checked withoutKey(SignedQuote quote, Optional<Instant> asOf) {
        try {
            Instant issued = quote.claimedIssue(json).plusSeconds(WITHIN_SECONDS);
            return asOf.filter(issued::isBefore).isPresent() ? new Unsound("no such key signs quotes") : new Untold();
        } catch (NotAQuoteException refused) {
            return new Unsound(refused.getMessage());
        }
    }
}
