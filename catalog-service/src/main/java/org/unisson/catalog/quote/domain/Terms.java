package org.unisson.catalog.quote.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.price.domain.PriceRules;
import org.unisson.catalog.product.domain.Slug;

/**
 * Everything but the prices themselves that prices depend on, at one version: price lists, store groups and published
 * operations, indexed by what they are on, so that a basket looks at few of them. Never changes once made.
 */
public final class Terms {

    private final long version;
    private final PriceRules rules;
    private final Map<String, Boolean> channels;
    private final Map<String, BrandPolicy> brands;
    private final List<LiveOperation> operations;
    private final List<LiveOperation> onEverything = new ArrayList<>();
    private final Map<String, List<LiveOperation>> bySku = new HashMap<>();
    private final Map<String, List<LiveOperation>> byCategory = new HashMap<>();
    private final Map<String, List<LiveOperation>> byBrand = new HashMap<>();
    // As many as there are brands in categories.
    private final Map<Kind, Collection<LiveOperation>> byKind = new ConcurrentHashMap<>();

    // By the brand as articles write it, which takes long to bring to its id.
    private final Map<String, BrandPolicy> policies = new ConcurrentHashMap<>();

    private record Kind(String category, String brand) {}

    /** Where no brand wants to be sold in its own way. */
    public Terms(long version, PriceRules rules, Map<String, Boolean> channels, List<LiveOperation> operations) {
        this(version, rules, channels, Map.of(), operations);
    }

    /**
     * @param channels by id, whether it sells in a place: there the store has to be known
     * @param brands how brands want to be sold, by id; those that do not care are missing
     */
    public Terms(
            long version,
            PriceRules rules,
            Map<String, Boolean> channels,
            Map<String, BrandPolicy> brands,
            List<LiveOperation> operations) {
        this.version = version;
        this.rules = rules;
        this.channels = Map.copyOf(channels);
        this.brands = Map.copyOf(brands);
        this.operations = List.copyOf(operations);
        for (LiveOperation operation : this.operations) {
            index(operation);
        }
    }

    private void index(LiveOperation operation) {
        Targets targets = operation.content().targets();
        if (targets.isEverything()) {
            onEverything.add(operation);
        }
        targets.skus().forEach(sku -> add(bySku, sku, operation));
        targets.categories().forEach(category -> add(byCategory, category, operation));
        targets.brands().forEach(brand -> add(byBrand, brand, operation));
    }

    private static void add(Map<String, List<LiveOperation>> index, String key, LiveOperation operation) {
        index.computeIfAbsent(key, any -> new ArrayList<>()).add(operation);
    }

    /** The version of the state that this was made from. */
    public long version() {
        return version;
    }

    public PriceRules rules() {
        return rules;
    }

    /** Whether the channel sells in a place. */
    public boolean isPlace(String channel) {
        return channel != null && channels.getOrDefault(channel, false);
    }

    /** Ids of all channels. */
    public Set<String> channels() {
        return channels.keySet();
    }

    /** Published operations on that article, in effect or not. */
    public Collection<LiveOperation> on(Article article) {
        Collection<LiveOperation> ofKind =
                byKind.computeIfAbsent(new Kind(article.category(), article.brand()), this::onAll);
        List<LiveOperation> ofSku = bySku.getOrDefault(article.sku(), List.of());
        boolean isNeverReduced = policy(article).noDiscounts();
        if (ofSku.isEmpty()
                && !isNeverReduced
                && ofKind.stream().noneMatch(operation -> operation.excludes(article.sku()))) {
            return ofKind;
        }
        Set<LiveOperation> found = new LinkedHashSet<>(ofKind);
        found.addAll(ofSku);
        found.removeIf(operation -> operation.excludes(article.sku()) || (isNeverReduced && operation.reduces()));
        return found;
    }

    private Collection<LiveOperation> onAll(Kind kind) {
        Set<LiveOperation> found = new LinkedHashSet<>(onEverything);
        for (String path : Targets.paths(kind.category())) {
            found.addAll(byCategory.getOrDefault(path, List.of()));
        }
        if (kind.brand() != null) {
            found.addAll(byBrand.getOrDefault(kind.brand(), List.of()));
        }
        return List.copyOf(found);
    }

    /** How the article's brand wants to be sold. */
    public BrandPolicy policy(Article article) {
        return article.brand() == null || brands.isEmpty()
                ? BrandPolicy.NONE
                : policies.computeIfAbsent(
                        article.brand(), brand -> brands.getOrDefault(Slug.of(brand), BrandPolicy.NONE));
    }

    /** The article's price before operations. Of a brand that is never reduced, a list may raise it, not lower it. */
    public Optional<PriceAnswer> price(Article article, Occasion occasion) {
        Optional<PriceAnswer> chosen = article.prices().at(occasion, rules);
        if (chosen.isEmpty() || chosen.get().list() == null || !policy(article).noDiscounts()) {
            return chosen;
        }
        PriceList forEveryone = new PriceList(article.prices().prices().stream()
                .filter(price -> price.list() == null)
                .toList());
        return forEveryone
                .at(occasion, rules)
                .filter(base ->
                        base.price().currency().equals(chosen.get().price().currency())
                                && base.price().compareTo(chosen.get().price()) > 0)
                .or(() -> chosen);
    }

    /** Whether what an article costs depends on more of a buyer than the segments: on invitations, or on what is left. */
    public boolean dependOnBuyer(Article article) {
        for (LiveOperation operation : on(article)) {
            if (operation.content().budget() != null
                    || operation.content().audience().invited()) {
                return true;
            }
        }
        return false;
    }

    /** All published operations. */
    public List<LiveOperation> operations() {
        return operations;
    }

    /** The same with this operation in place of the one of its id: how it would be if it were published. */
    public Terms with(LiveOperation other) {
        List<LiveOperation> all = new ArrayList<>(operations.stream()
                .filter(operation -> !operation.id().equals(other.id()))
                .toList());
        all.add(other);
        return new Terms(version, rules, channels, brands, all);
    }

    /** The first instant after that one at which a price or an operation of the article begins or ends; or null. */
    public Instant nextChange(Article article, Instant after) {
        Instant next = null;
        for (var price : article.prices().prices()) {
            next = earlier(next, price.validFrom(), after);
            next = earlier(next, price.validTo(), after);
        }
        for (LiveOperation operation : on(article)) {
            next = earlier(next, operation.content().beginsAt(), after);
            next = earlier(next, operation.content().endsAt(), after);
        }
        return next;
    }

    private static Instant earlier(Instant known, Instant candidate, Instant after) {
        if (candidate == null || !candidate.isAfter(after)) {
            return known;
        }
        return known == null || candidate.isBefore(known) ? candidate : known;
    }
}
