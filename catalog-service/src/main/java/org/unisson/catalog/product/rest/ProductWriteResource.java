package org.unisson.catalog.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.product.application.StoringProducts;
import org.unisson.catalog.product.application.StoringProducts.Saying;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.writing.BatchAnswer;
import org.unisson.catalog.writing.BatchReader;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** What merchandisers say of products. */
@Path("/products")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class ProductWriteResource {

    private final StoringProducts storing;
    private final BatchReader reader;
    private final Caller caller;

    ProductWriteResource(StoringProducts storing, BatchReader reader, Caller caller) {
        this.storing = storing;
        this.reader = reader;
        this.caller = caller;
    }

    /** Up to 500 products, each with its {@code productId} beside what {@code PUT} takes. */
    public record ProductBatch(@NotNull List<JsonNode> products) {}

    /** The version a product is now at. */
    public record ProductVersion(UUID productId, long version) {}

    /**
     * Makes a product (201) or changes it (200), and publishes it at once. 409 where a SKU belongs to another product,
     * 412 where If-Match names another version, 422 where it is not as its type wants it.
     */
    @PUT
    @Path("/{productId}")
    public Uni<Response> put(
            @PathParam("productId") UUID productId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ProductContent body) {
        return storing.store(List.of(new Saying(productId, body, ifMatch)), caller.subject())
                .map(List::getFirst)
                .map(outcome -> outcome.answer(version -> new ProductVersion(productId, version)));
    }

    /** Makes or changes up to 500 products; the good ones are taken, the others named. 413 where there are more. */
    @POST
    @Path("/batch")
    public Uni<BatchAnswer> batch(@NotNull @Valid ProductBatch body) {
        return reader.read(
                        body.products(),
                        "productId",
                        UUID.class,
                        ProductContent.class,
                        (productId, content) -> new Saying(productId, content, null))
                .written(sayings -> storing.store(sayings, caller.subject()));
    }
}
