package org.unisson.catalog.product.domain;

import java.net.URI;
import org.unisson.chassis.values.Sku;

/**
 * A picture, film or document that is kept elsewhere. Its place in the list is the order in which it is shown.
 *
 * @param url http or https, at most 2,000 characters
 * @param alt what it shows, for those who cannot see it, or null
 * @param sku the variant that it shows; or null: the product
 */
public record Medium(String url, MediaKind kind, Texts alt, Sku sku) {

    private static final int LONGEST = 2_000;

    public Medium {
        if (kind == null) {
            throw new IllegalArgumentException("a medium has a kind");
        }
        if (url == null || url.length() > LONGEST || !isWeb(url)) {
            throw new IllegalArgumentException(
                    "a medium has an http or https url of at most " + LONGEST + " characters");
        }
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
