package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.catalog.quote.domain.Article;

/**
 * A product with all that it is priced from.
 *
 * @param mark as that of a {@link Candidate}
 * @param prices as those of a {@link Candidate}
 * @param reserved whether one of its variants is, or will be, there for some only
 * @param articles its variants that are there for who asks
 */
public record Described(UUID productId, long mark, long prices, boolean reserved, List<Article> articles) {}
