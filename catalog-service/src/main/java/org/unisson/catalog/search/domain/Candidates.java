package org.unisson.catalog.search.domain;

import java.util.List;
import java.util.UUID;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Buyer;

/**
 * What matches everything but prices, to be priced.
 *
 * @param termsVersion of the terms that were in force for the statement; 0 where nothing was found
 * @param alike whether the words are only like those of the products
 * @param articles those of one product one after the other
 */
public record Candidates(long termsVersion, Buyer buyer, boolean alike, List<OfProduct> articles) {

    /** A variant of a product. */
    public record OfProduct(UUID productId, Article article) {}
}
