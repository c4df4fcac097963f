package org.unisson.catalog.feed.domain;

import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.review.domain.Rating;

/**
 * A variant that a channel sells.
 *
 * @param gtin or null
 * @param available pieces that can be promised, all open locations together
 */
public record FeedEntry(
        UUID productId,
        String sku,
        String gtin,
        Map<String, String> options,
        ProductContent content,
        Article article,
        long available,
        Rating rating) {}
