package org.unisson.catalog.feed.domain;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.catalog.product.domain.MediaKind;
import org.unisson.catalog.product.domain.Medium;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.quote.domain.PricedBasket.Applied;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.chassis.values.Money;

/**
 * A variant in the words of a comparator: the attributes of Google Merchant's product data specification, in its order.
 * One that has several values names each.
 */
public record FeedItem(Map<String, List<String>> fields) {

    /** All attributes that an item may have, but for shipping, which is the same for all. */
    public static final List<String> FIELDS = List.of(
            "id",
            "title",
            "description",
            "link",
            "image_link",
            "additional_image_link",
            "availability",
            "price",
            "sale_price",
            "sale_price_effective_date",
            "brand",
            "gtin",
            "mpn",
            "identifier_exists",
            "condition",
            "product_type",
            "google_product_category",
            "item_group_id",
            "color",
            "size",
            "product_review_average",
            "product_review_count");

    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int MOST_MORE_IMAGES = 10;

    /** The item of a variant at the price that its page shows. */
    public static FeedItem of(FeedEntry entry, ShownPrice shown, FeedSettings settings) {
        Fields fields = new Fields();
        ProductContent content = entry.content();
        fields.put("id", entry.sku());
        fields.put("title", title(entry, settings.language()));
        fields.put("description", description(content, settings.language()));
        fields.put("link", link(entry, settings));
        images(entry, fields);
        fields.put("availability", entry.available() > 0 ? "in_stock" : "out_of_stock");
        price(shown, fields);
        fields.put("brand", content.brand());
        fields.put("gtin", entry.gtin());
        String mpn = attribute(entry, "mpn");
        fields.put("mpn", mpn);
        fields.put("identifier_exists", entry.gtin() == null && mpn == null ? "no" : null);
        fields.put(
                "condition", Optional.ofNullable(attribute(entry, "condition")).orElse("new"));
        fields.put(
                "product_type",
                content.category() == null ? null : content.category().replace("/", " > "));
        fields.put("google_product_category", settings.googleCategory(content.category()));
        fields.put(
                "item_group_id",
                content.variants().size() > 1 ? entry.productId().toString() : null);
        fields.put("color", Optional.ofNullable(option(entry, "colour")).orElseGet(() -> option(entry, "color")));
        fields.put("size", option(entry, "size"));
        if (entry.rating().tenths() != null) {
            fields.put("product_review_average", entry.rating().average().toPlainString());
            fields.put("product_review_count", Long.toString(entry.rating().reviews()));
        }
        return new FeedItem(fields.values);
    }

    /** An amount as comparators read it: {@code 19.99 EUR}. */
    public static String written(Money money) {
        int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(money.minor(), digits).toPlainString() + ' ' + money.currency();
    }

    private static void price(ShownPrice shown, Fields fields) {
        fields.put("price", written(shown.answer().price()));
        if (!shown.isReduced()) {
            return;
        }
        fields.put("sale_price", written(shown.price()));
        Instant begin = shown.operations().stream()
                .map(Applied::content)
                .map(content -> content.beginsAt())
                .max(Instant::compareTo)
                .orElse(null);
        if (begin != null && shown.until() != null) {
            fields.put("sale_price_effective_date", begin + "/" + shown.until());
        }
    }

    private static void images(FeedEntry entry, Fields fields) {
        List<String> own = new ArrayList<>();
        List<String> common = new ArrayList<>();
        for (Medium medium : entry.content().media()) {
            if (medium.kind() == MediaKind.IMAGE) {
                if (medium.sku() == null) {
                    common.add(medium.url());
                } else if (medium.sku().code().equals(entry.sku())) {
                    own.add(medium.url());
                }
            }
        }
        own.addAll(common);
        own.stream().findFirst().ifPresent(first -> fields.put("image_link", first));
        own.stream().skip(1).limit(MOST_MORE_IMAGES).forEach(more -> fields.put("additional_image_link", more));
    }

    private static String title(FeedEntry entry, String language) {
        var names = entry.content().names();
        String mine = language.equals("fr") ? names.fr() : names.en();
        String name = mine != null ? mine : language.equals("fr") ? names.en() : names.fr();
        return cut(String.join(" ", with(name, entry.options().values())), LONGEST_TITLE);
    }

    private static List<String> with(String name, Iterable<String> options) {
        List<String> parts = new ArrayList<>();
        parts.add(name);
        options.forEach(parts::add);
        return parts;
    }

    private static String description(ProductContent content, String language) {
        if (content.descriptions() == null) {
            return null;
        }
        String mine = content.descriptions().in(language);
        String text = mine != null ? mine : content.descriptions().in(language.equals("fr") ? "en" : "fr");
        return text == null ? null : cut(text, LONGEST_DESCRIPTION);
    }

    private static String link(FeedEntry entry, FeedSettings settings) {
        return settings.link()
                .replace("{productId}", entry.productId().toString())
                .replace("{sku}", URLEncoder.encode(entry.sku(), StandardCharsets.UTF_8));
    }

    private static String attribute(FeedEntry entry, String name) {
        Object own = entry.content().variants().stream()
                .filter(variant -> variant.sku().code().equals(entry.sku()))
                .map(Variant::attributes)
                .map(attributes -> attributes.get(name))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        Object value = own != null ? own : entry.content().attributes().get(name);
        return value instanceof String text ? text : null;
    }

    private static String option(FeedEntry entry, String axis) {
        return entry.options().get(axis);
    }

    // Not in the middle of a character that takes two places.
    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, end(text, longest));
    }

    private static int end(String text, int longest) {
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    private static final class Fields {

        private final Map<String, List<String>> values = new LinkedHashMap<>();

        void put(String name, String value) {
            if (value != null && !value.isBlank()) {
                values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            }
        }
    }
}
