package org.unisson.catalog.price.rest;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.unisson.catalog.coherence.rest.GuardParameter;
import org.unisson.catalog.price.application.SettingPrices;
import org.unisson.catalog.price.application.SettingPrices.Setting;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.writing.BatchAnswer;
import org.unisson.catalog.writing.BatchReader;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Sku;

/** What SKUs cost: per channel or everywhere, from an instant to another. */
@Path("/prices")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class PriceResource {

    private final SettingPrices setting;
    private final BatchReader reader;

    PriceResource(SettingPrices setting, BatchReader reader) {
        this.setting = setting;
        this.reader = reader;
    }

    /** Up to 500 SKUs, each with its {@code prices}. */
    public record PriceBatch(@NotNull List<JsonNode> items) {}

    /** The version a SKU's prices are now at. */
    public record PriceVersion(String sku, long version) {}

    /**
     * Gives a SKU these prices and no others: 201 the first time, then 200. 422 where no product has the SKU, a channel
     * or price list does not exist or a price is not in its currency; 412 where If-Match names another version; 409
     * {@code prices-incoherent} where the product would be reduced on one channel and cheaper on another without a
     * reduction, with the pair, the stores and the period.
     *
     * @param guard {@code report}: contradictions are not refused but reported
     */
    @PUT
    @Path("/{sku}")
    public Uni<Response> put(
            @PathParam("sku") String sku,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @QueryParam("guard") String guard,
            @NotNull PriceList body) {
        return setting.set(List.of(new Setting(parse(sku), body, ifMatch)), GuardParameter.isGuarded(guard))
                .map(List::getFirst)
                .map(outcome -> outcome.answer(version -> new PriceVersion(sku, version)));
    }

    /** Sets the prices of up to 500 SKUs; the good ones are taken, the others named. 413 where there are more. @param guard as above */
    @POST
    @Path("/batch")
    public Uni<BatchAnswer> batch(@QueryParam("guard") String guard, @NotNull @Valid PriceBatch body) {
        boolean guarded = GuardParameter.isGuarded(guard);
        return reader.read(
                        body.items(),
                        "sku",
                        Sku.class,
                        PriceList.class,
                        (sku, prices) -> new Setting(sku, prices, null))
                .written(settings -> setting.set(settings, guarded));
    }

    private static Sku parse(String sku) {
        try {
            return new Sku(sku);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("sku", malformed.getMessage()).asException();
        }
    }
}
