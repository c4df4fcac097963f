package org.unisson.catalog.search.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Near;
import org.unisson.catalog.search.domain.Sort;
import org.unisson.chassis.rest.Problem;

/** The parameters of a search. */
public class SearchParameters {

    private static final double USUAL_DISTANCE = 20;

    @Parameter(description = "Words in French or English, with or without accents, typing errors forgiven")
    @QueryParam("q")
    String q;

    @Parameter(description = "Channel whose assortment and prices count; 422 where it does not exist")
    @QueryParam("channel")
    String channel;

    @Parameter(description = "name:value of a facet, up to 20; those of one name are alternatives")
    @QueryParam("filter")
    List<String> filter;

    @Parameter(description = "Category id, with all that is under it")
    @QueryParam("category")
    String category;

    @Parameter(description = "Lowest price, minor units")
    @QueryParam("priceFrom")
    Long priceFrom;

    @Parameter(description = "Highest price, minor units")
    @QueryParam("priceTo")
    Long priceTo;

    @Parameter(description = "GLN: only what is available there, and its stock")
    @QueryParam("location")
    String location;

    @Parameter(description = "latitude,longitude: only what is available within the distance")
    @QueryParam("near")
    String near;

    @Parameter(description = "Kilometres around near, up to 500; otherwise 20")
    @QueryParam("within")
    Double within;

    @Parameter(description = "true: only what is available anywhere")
    @QueryParam("available")
    Boolean available;

    @Parameter(description = "relevance, newest, price_asc, price_desc or rating")
    @QueryParam("sort")
    String sort;

    @Parameter(description = "true: count how what is found differs")
    @QueryParam("facets")
    Boolean facets;

    @Parameter(description = "1 to 200, otherwise 50")
    @QueryParam("limit")
    Integer limit;

    @QueryParam("cursor")
    String cursor;

    /** What is looked for. @throws org.unisson.chassis.rest.ProblemException 400 naming the parameter that is wrong */
    Criteria criteria() {
        var filters = read("filter", () -> Criteria.filters(filter == null ? List.of() : filter));
        Near around = read("near", () -> near == null ? null : Near.of(near, within == null ? USUAL_DISTANCE : within));
        Sort order = read("sort", () -> sort == null ? Sort.RELEVANCE : Sort.valueOf(sort.toUpperCase(Locale.ROOT)));
        return read(
                "q",
                () -> new Criteria(
                        q,
                        channel,
                        filters,
                        category,
                        priceFrom,
                        priceTo,
                        location,
                        around,
                        Boolean.TRUE.equals(available),
                        order));
    }

    private static <T> T read(String parameter, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(parameter, wrong.getMessage()).asException();
        }
    }
}
