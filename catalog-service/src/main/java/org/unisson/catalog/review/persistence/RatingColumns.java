package org.unisson.catalog.review.persistence;

import io.vertx.sqlclient.Row;
import java.util.List;
import org.unisson.catalog.review.domain.Rating;

/** What a statement selects besides, of a row {@code pr} of product_rating that may be missing. */
public final class RatingColumns {

    public static final String COLUMNS =
            "pr.version as rating_version, array[pr.stars_1, pr.stars_2, pr.stars_3, pr.stars_4, pr.stars_5] as stars,"
                    + " pr.verified as rating_verified, pr.tenths as rating_tenths";

    private RatingColumns() {}

    public static Rating read(Row row) {
        Long version = row.getLong("rating_version");
        if (version == null) {
            return Rating.NONE;
        }
        Long tenths = row.getLong("rating_tenths");
        return new Rating(
                version,
                List.of(row.getArrayOfLongs("stars")),
                row.getLong("rating_verified"),
                tenths == null ? null : Math.toIntExact(tenths));
    }
}
