package org.unisson.catalog.review.rest;

import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.unisson.catalog.review.domain.Asked;
import org.unisson.catalog.review.domain.ReviewContent;
import org.unisson.chassis.rest.Problem;

/** Which reviews of a product are asked for. */
public class ReviewParameters {

    @Parameter(description = "1 to 5, more than once: any of these")
    @QueryParam("stars")
    List<Integer> stars;

    @Parameter(description = "true: of buyers only; false: of others only")
    @QueryParam("verified")
    String verified;

    @Parameter(description = "Tag as written, e.g. fr")
    @QueryParam("language")
    String language;

    @Parameter(description = "newest, oldest, highest or lowest")
    @QueryParam("sort")
    String sort;

    @Parameter(description = "1 to 200, otherwise 50")
    @QueryParam("limit")
    Integer limit;

    @QueryParam("cursor")
    String cursor;

    Asked asked() {
        List<Integer> any = stars == null ? List.of() : stars;
        if (any.stream().anyMatch(one -> one == null || one < 1 || one > ReviewContent.MOST_STARS)) {
            throw Problem.invalid("stars", "is from 1 to " + ReviewContent.MOST_STARS)
                    .asException();
        }
        if (verified != null && !verified.equals("true") && !verified.equals("false")) {
            throw Problem.invalid("verified", "is true or false").asException();
        }
        if (language != null && !language.matches("[A-Za-z-]{2,10}")) {
            throw Problem.invalid("language", "is a tag such as fr or en-GB").asException();
        }
        return new Asked(
                any.stream().distinct().toList(), verified == null ? null : verified.equals("true"), language, order());
    }

    private Asked.Order order() {
        return sort == null
                ? Asked.Order.NEWEST
                : Arrays.stream(Asked.Order.values())
                        .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(sort))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("sort", "is newest, oldest, highest or lowest")
                                .asException());
    }
}
