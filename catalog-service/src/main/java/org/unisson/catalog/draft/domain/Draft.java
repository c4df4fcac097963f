package org.unisson.catalog.draft.domain;

import java.time.Instant;
import java.util.UUID;
import org.unisson.catalog.product.domain.ProductContent;

/**
 * What is to be said of a product, and is not published yet: no channel, event or search sees it.
 *
 * @param basedOn version that was published when it was written; 0: none
 * @param publishAt when it publishes itself, or null
 * @param refusal why it was not published at its instant, as the JSON of a problem; or null
 * @param author subject of who wrote it
 */
public record Draft(
        UUID productId,
        long version,
        ProductContent content,
        long basedOn,
        Instant publishAt,
        String refusal,
        String author,
        Instant changedAt) {

    /** To be published then; null: when somebody says so. */
    public Draft publishedAt(Instant instant, String by, Instant now) {
        return new Draft(productId, version + 1, content, basedOn, instant, null, by, now);
    }

    /** It was to be published, and may not be. */
    public Draft refused(String problem, Instant now) {
        return new Draft(productId, version + 1, content, basedOn, null, problem, author, now);
    }
}
