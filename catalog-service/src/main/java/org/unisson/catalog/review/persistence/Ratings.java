package org.unisson.catalog.review.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.unisson.catalog.review.domain.Rating;
import org.unisson.catalog.review.domain.Review;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.chassis.persistence.Transaction;

/** What the published reviews of each product say together. */
@Singleton
public class Ratings {

    // Added to what is there, not counted: no review but the one that changes is looked at.
    private static final String SHIFT = """
            insert into product_rating as pr (product_id, version, stars_1, stars_2, stars_3, stars_4, stars_5, verified)
            values ($1, 1, greatest($2::bigint, 0), greatest($3::bigint, 0), greatest($4::bigint, 0), greatest($5::bigint, 0), greatest($6::bigint, 0),
                    greatest($7::bigint, 0))
            on conflict (product_id) do update set
                version = pr.version + 1, stars_1 = pr.stars_1 + $2::bigint, stars_2 = pr.stars_2 + $3::bigint,
                stars_3 = pr.stars_3 + $4::bigint, stars_4 = pr.stars_4 + $5::bigint, stars_5 = pr.stars_5 + $6::bigint,
                verified = pr.verified + $7::bigint
            returning\s""" + RatingColumns.COLUMNS;

    private static final String READ = "select " + RatingColumns.COLUMNS
            + " from product p left join product_rating pr on pr.product_id = p.product_id"
            + " where p.product_id = $1";

    /** Takes the one review out and puts the other in. @param before or null @param after or null */
    public Uni<Rating> shift(Transaction tx, UUID productId, Review before, Review after) {
        long[] stars = new long[ReviewContent.MOST_STARS];
        long verified = count(stars, before, -1) + count(stars, after, 1);
        return tx.sql(SHIFT, productId, stars[0], stars[1], stars[2], stars[3], stars[4], verified)
                .map(rows -> RatingColumns.read(rows.iterator().next()));
    }

    /** As it stands. */
    public Uni<Rating> of(Transaction tx, UUID productId) {
        return tx.sql(READ, productId).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? RatingColumns.read(found.next()) : Rating.NONE;
        });
    }

    private static long count(long[] stars, Review review, int sign) {
        if (review == null || !review.isPublished()) {
            return 0;
        }
        stars[review.content().rating() - 1] += sign;
        return review.verified() ? sign : 0;
    }
}
