package org.unisson.catalog.feed.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An item as columns of text: several values of one column are separated by commas, and no text has control characters.
 *
 * @param columns in the order of {@link #NAMES}; an empty text where the item has none
 */
public record FeedLine(UUID productId, FeedItem item, List<String> columns) {

    /** What the columns are called. */
    public static final List<String> NAMES = names();

    public FeedLine {
        columns = List.copyOf(columns);
    }

    public static FeedLine of(UUID productId, FeedItem item, FeedSettings settings) {
        List<String> columns = new ArrayList<>();
        for (String name : FeedItem.FIELDS) {
            columns.add(String.join(",", item.fields().getOrDefault(name, List.of())));
        }
        columns.add(shipping(settings.shipping()));
        return new FeedLine(
                productId,
                item,
                columns.stream()
                        .map(text -> text.replaceAll("\\p{Cntrl}+", " "))
                        .toList());
    }

    public String sku() {
        return columns.getFirst();
    }

    private static String shipping(FeedSettings.Shipping costs) {
        return costs == null ? "" : costs.country() + "::" + costs.service() + ":" + FeedItem.written(costs.price());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(FeedItem.FIELDS);
        names.add("shipping");
        return List.copyOf(names);
    }
}
