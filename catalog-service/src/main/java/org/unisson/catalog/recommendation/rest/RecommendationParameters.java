package org.unisson.catalog.recommendation.rest;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.unisson.catalog.recommendation.domain.Kind;
import org.unisson.catalog.recommendation.domain.Wish;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Sku;

/** The parameters of recommendations. */
public class RecommendationParameters {

    private static final int USUAL = 10;

    @Parameter(description = "bought-together, alternatives, complements or for-you", required = true)
    @QueryParam("kind")
    String kind;

    @Parameter(description = "Product id; of bought-together and alternatives, which need it")
    @QueryParam("product")
    UUID product;

    @Parameter(description = "What is in the basket, 1 to 50 times; of complements, which need it")
    @QueryParam("sku")
    List<String> sku;

    @Parameter(description = "Channel that is to show and sell it; 422 where it does not exist")
    @QueryParam("channel")
    String channel;

    @Parameter(description = "GLN: only what is available there")
    @QueryParam("location")
    String location;

    @Parameter(description = "1 to 50, otherwise 10")
    @QueryParam("limit")
    Integer limit;

    /** What is wished. @throws org.unisson.chassis.rest.ProblemException 400 naming the parameter that is wrong */
    Wish wish() {
        Kind wished = Kind.of(kind).orElseThrow(() -> wrong("kind", "is one of " + Kind.WRITTEN));
        if (location != null) {
            Parameters.gln("location", location);
        }
        return new Wish(wished, products(wished), skus(wished), limit());
    }

    private List<UUID> products(Kind wished) {
        boolean needed = wished == Kind.BOUGHT_TOGETHER || wished == Kind.ALTERNATIVES;
        if (needed != (product != null)) {
            throw wrong("product", needed ? "is required" : "is not for " + wished.written());
        }
        return needed ? List.of(product) : List.of();
    }

    private List<String> skus(Kind wished) {
        boolean needed = wished == Kind.COMPLEMENTS;
        int given = sku == null ? 0 : sku.size();
        if (needed ? given < 1 || given > Wish.MOST_SKUS : given > 0) {
            throw wrong("sku", needed ? "1 to " + Wish.MOST_SKUS + " are required" : "is not for " + wished.written());
        }
        return needed ? sku.stream().map(RecommendationParameters::code).toList() : List.of();
    }

    private static String code(String written) {
        try {
            return new Sku(written).code();
        } catch (IllegalArgumentException malformed) {
            throw wrong("sku", malformed.getMessage());
        }
    }

    private int limit() {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > Wish.MOST) {
            throw wrong("limit", "must be from 1 to " + Wish.MOST);
        }
        return most;
    }

    private static RuntimeException wrong(String parameter, String message) {
        return Problem.invalid(parameter, message).asException();
    }
}
