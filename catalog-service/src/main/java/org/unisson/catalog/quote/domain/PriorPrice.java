package org.unisson.catalog.quote.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.chassis.values.Money;

/**
 * The price that is shown with a reduction: the lowest that was asked on the same occasion in the 30 days before the
 * reduction began; a reduction that goes on, even if it grows, keeps it. Source: Code de la consommation, article
 * L112-1-1 (directive (EU) 2019/2161).
 */
public final class PriorPrice {

    private static final Duration BEFORE = Duration.ofDays(30);

    private final Terms terms;
    private final Article article;
    private final Occasion occasion;
    private final Buyer buyer;
    // What is closed on this occasion changes no price of it, whenever it begins or ends.
    private final List<LiveOperation> open;

    private PriorPrice(Terms terms, Article article, Occasion occasion, Buyer buyer) {
        this.terms = terms;
        this.article = article;
        this.occasion = occasion;
        this.buyer = buyer;
        Eligibility eligibility = new Eligibility(terms, occasion, buyer);
        this.open = terms.on(article).stream()
                .filter(operation -> operation.reduces() && eligibility.against(operation) == null)
                // What depends on nothing is asked first.
                .sorted(Comparator.comparing(LiveOperation::isConditional))
                .toList();
    }

    /** Of an article that is reduced on that occasion; empty where nothing was asked for it before. */
    public static Optional<Money> of(Terms terms, Article article, Occasion occasion, Buyer buyer) {
        return new PriorPrice(terms, article, occasion, buyer).lowest();
    }

    private Optional<Money> lowest() {
        List<Instant> changes = changes();
        int i = changes.size() - 1;
        while (i >= 0 && isReducedAt(changes.get(i))) {
            i--;
        }
        if (i < 0) {
            return Optional.empty();
        }
        Instant began = i + 1 < changes.size() ? changes.get(i + 1) : occasion.at();
        Instant from = began.minus(BEFORE);
        Optional<Money> lowest = Optional.empty();
        for (; i >= 0; i--) {
            Optional<Money> asked = pricedAt(changes.get(i)).map(PricedBasket.Line::total);
            if (asked.isPresent() && (lowest.isEmpty() || asked.get().compareTo(lowest.get()) < 0)) {
                lowest = asked;
            }
            // The price of this instant was still asked when the 30 days began; what came before was not.
            if (!changes.get(i).isAfter(from)) {
                break;
            }
        }
        return lowest;
    }

    /** The instants up to now at which something changed, in order; each once. */
    private List<Instant> changes() {
        List<Instant> instants = new ArrayList<>();
        for (Article.Asked asked : article.asked()) {
            add(instants, asked.from());
            add(instants, asked.price().validFrom());
            add(instants, asked.to());
            add(instants, asked.price().validTo());
        }
        for (LiveOperation operation : open) {
            add(instants, operation.content().beginsAt());
            add(instants, operation.content().endsAt());
        }
        instants.sort(Comparator.naturalOrder());
        return instants;
    }

    private void add(List<Instant> instants, Instant instant) {
        if (instant != null && !instant.isAfter(occasion.at()) && !instants.contains(instant)) {
            instants.add(instant);
        }
    }

    private boolean isReducedAt(Instant instant) {
        return Pricing.isReduced(terms, occasion.at(instant), buyer, articleAt(instant), open);
    }

    private Optional<PricedBasket.Line> pricedAt(Instant instant) {
        return Pricing.ofPiece(terms, occasion.at(instant), buyer, articleAt(instant), open);
    }

    /** The article with the prices that were asked then. */
    private Article articleAt(Instant instant) {
        List<Price> asked = new ArrayList<>(1);
        for (Article.Asked price : article.asked()) {
            if (asked.size() < PriceList.MOST && price.holdsAt(instant)) {
                asked.add(price.price());
            }
        }
        return new Article(article.sku(), article.category(), article.brand(), new PriceList(asked), List.of());
    }
}
