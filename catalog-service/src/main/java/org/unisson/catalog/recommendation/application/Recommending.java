package org.unisson.catalog.recommendation.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.recommendation.domain.Kind;
import org.unisson.catalog.recommendation.domain.Recommended;
import org.unisson.catalog.recommendation.domain.Wish;
import org.unisson.catalog.recommendation.persistence.Alternatives;
import org.unisson.catalog.recommendation.persistence.Companions;
import org.unisson.catalog.recommendation.persistence.Found;
import org.unisson.catalog.recommendation.persistence.Tuning;
import org.unisson.chassis.rest.Problem;

/** Recommends what can be bought on a channel, and never what who asks has just bought on any (R30). */
@ApplicationScoped
public class Recommending {

    private final Companions companions;
    private final Alternatives alternatives;
    private final ReadingOffers offers;
    private final RecommendationConfig config;
    private final Clock clock;

    Recommending(
            Companions companions,
            Alternatives alternatives,
            ReadingOffers offers,
            RecommendationConfig config,
            Clock clock) {
        this.companions = companions;
        this.alternatives = alternatives;
        this.offers = offers;
        this.config = config;
        this.clock = clock;
    }

    /** A product to recommend, as its page shows it. */
    public record Item(Recommended recommended, Offer offer) {}

    /**
     * The best first.
     *
     * <p>Fails with 422 where the channel does not exist, 404 where the product does not, or may not be seen. SKUs of a
     * basket that there are not are passed over.
     */
    public Uni<Answered<List<Item>>> recommend(Wish wish, Question question) {
        Instant now = clock.instant();
        return find(wish, question, now).chain(found -> {
            refuse(found, wish, question);
            List<UUID> ids = found.items().stream().map(Recommended::productId).toList();
            return offers.products(ids, question).map(answered -> items(found.items(), answered));
        });
    }

    private Uni<Found> find(Wish wish, Question question, Instant now) {
        return wish.kind() == Kind.ALTERNATIVES
                ? alternatives.of(wish, question, config.notAgainForDays(), now)
                : companions.of(
                        wish,
                        question,
                        new Tuning(config.notAgainForDays(), config.popularity(), config.habit(), config.doubt()),
                        now);
    }

    private static void refuse(Found found, Wish wish, Question question) {
        if (!found.channelKnown()) {
            throw Problem.unprocessable(
                            "unknown-channel", "channel", "there is no channel '" + question.channel() + "'")
                    .asException();
        }
        if (found.seeds() == 0 && !wish.products().isEmpty()) {
            throw Problem.notFound("product", wish.products().getFirst()).asException();
        }
    }

    // What has been withdrawn or reserved between the two statements is not there any more.
    private static Answered<List<Item>> items(List<Recommended> found, Answered<List<Offer>> answered) {
        Map<UUID, Offer> byId = new HashMap<>();
        answered.offer().forEach(offer -> byId.put(offer.productId(), offer));
        List<Item> items = new ArrayList<>();
        for (Recommended one : found) {
            Offer offer = byId.get(one.productId());
            if (offer != null && offer.variants().stream().anyMatch(Recommending::isAvailable)) {
                items.add(new Item(one, offer));
            }
        }
        return new Answered<>(items, answered.asOf());
    }

    private static boolean isAvailable(Offer.Sellable variant) {
        return variant.stock().stream().anyMatch(stock -> stock.available() > 0);
    }
}
