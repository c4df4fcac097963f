package org.unisson.catalog.draft.domain;

import java.time.Instant;
import org.unisson.catalog.product.domain.ProductContent;

/**
 * What was published of a product at a version.
 *
 * @param author subject of who said it; {@code unknown} of what is older than this history
 */
public record Revision(long version, ProductContent content, String author, Instant publishedAt) {}
