package org.unisson.catalog.feed.domain;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.unisson.chassis.values.Money;

/**
 * How a channel is fed to comparators.
 *
 * @param title of the shop, 1 to 150 characters
 * @param home https address of the shop
 * @param link https address of a product's page, with {@code {productId}} or {@code {sku}} in it
 * @param language {@code fr} or {@code en}; the other one stands in where a text is missing
 * @param googleCategories category path to Google's category, at most 1,000; what is under a path is of it too
 * @param shipping what delivery costs, or null
 */
public record FeedSettings(
        String title,
        String home,
        String link,
        String language,
        Map<String, String> googleCategories,
        Shipping shipping) {

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_URL = 1_000;
    private static final int LONGEST = 200;
    private static final int MOST_CATEGORIES = 1_000;

    /** What delivery costs. @param country ISO 3166-1 alpha-2 @param service 1 to 100 characters */
    public record Shipping(String country, String service, Money price) {
        public Shipping {
            if (country == null || !country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("country: two capital letters are required");
            }
            if (service == null || !service.matches("[^:\\p{Cntrl}]{1,100}")) {
                throw new IllegalArgumentException("service: 1 to 100 characters without a colon are required");
            }
            if (price == null || price.isNegative()) {
                throw new IllegalArgumentException("price: is required, and not negative");
            }
        }
    }

    public FeedSettings {
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("title: 1 to " + LONGEST_TITLE + " characters are required");
        }
        if (!isAddress(home)) {
            throw new IllegalArgumentException("home: an https address is required");
        }
        if (link == null
                || !(link.contains("{productId}") || link.contains("{sku}"))
                || !isAddress(link.replace("{productId}", "x").replace("{sku}", "x"))) {
            throw new IllegalArgumentException("link: an https address with {productId} or {sku} in it is required");
        }
        if (!"fr".equals(language) && !"en".equals(language)) {
            throw new IllegalArgumentException("language: fr or en is required");
        }
        googleCategories = googleCategories == null ? Map.of() : new TreeMap<>(googleCategories);
        if (googleCategories.size() > MOST_CATEGORIES
                || googleCategories.entrySet().stream()
                        .anyMatch(entry -> isNoText(entry.getKey()) || isNoText(entry.getValue()))) {
            throw new IllegalArgumentException(
                    "googleCategories: at most " + MOST_CATEGORIES + ", each of 1 to " + LONGEST + " characters");
        }
    }

    /** Google's category of what is filed there; null where nothing is configured for it. */
    public String googleCategory(String category) {
        String path = category;
        while (path != null && !path.isEmpty()) {
            String known = googleCategories.get(path);
            if (known != null) {
                return known;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return null;
    }

    private static boolean isNoText(String text) {
        return text == null || text.isBlank() || text.length() > LONGEST;
    }

    private static boolean isAddress(String text) {
        try {
            return text != null
                    && text.length() <= LONGEST_URL
                    && "https".equals(URI.create(text).getScheme())
                    && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
