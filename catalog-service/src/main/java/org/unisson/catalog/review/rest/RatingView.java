package org.unisson.catalog.review.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.unisson.catalog.review.domain.Rating;

/**
 * What the published reviews of a product say together.
 *
 * @param reviews how many there are
 * @param average mean number of stars with one decimal, rounded half-up; null where there are none
 * @param histogram how many give one star, two, up to five
 * @param verifiedShare of how many in a hundred the author has bought the product, rounded half-up; null where there
 *     are none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RatingView(long reviews, BigDecimal average, List<Long> histogram, Long verifiedShare) {

    public static RatingView of(Rating rating) {
        return new RatingView(rating.reviews(), rating.average(), rating.histogram(), rating.verifiedShare());
    }
}
