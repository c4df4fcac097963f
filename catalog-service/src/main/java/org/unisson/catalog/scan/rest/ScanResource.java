package org.unisson.catalog.scan.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.page.rest.Asking;
import org.unisson.catalog.page.rest.Localized;
import org.unisson.catalog.page.rest.ProductPage;
import org.unisson.catalog.product.domain.Medium;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.scan.application.Scanning;
import org.unisson.catalog.scan.application.Scanning.Found;
import org.unisson.catalog.scan.domain.Place;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gtin;

/** Scans of trade item numbers (R26). */
@Path("/scans")
public class ScanResource {

    private final Scanning scanning;
    private final Asking asking;

    ScanResource(Scanning scanning, Asking asking) {
        this.scanning = scanning;
        this.asking = asking;
    }

    /**
     * What was scanned, in one language.
     *
     * @param sku the variant that was scanned
     * @param sellability what the channel may do with it: SELL, DELIVERY_ONLY or SHOW
     * @param description null where there is none
     * @param product with all its variants, their prices and their stock here
     * @param nearby other places that have the variant, the nearest first, at most 10
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Scan(
            String sku,
            String sellability,
            String description,
            Map<String, Object> attributes,
            List<Medium> media,
            ProductPage product,
            List<Place> nearby) {

        static Scan of(Found found, Language language) {
            ProductContent content = found.content();
            String description = content.descriptions() == null
                    ? null
                    : language.choose(
                            content.descriptions().in("fr"),
                            content.descriptions().in("en"));
            return new Scan(
                    found.scanned().sku(),
                    found.scanned().sellability(),
                    description,
                    content.attributes(),
                    content.media(),
                    ProductPage.of(found.offer().offer(), found.offer().asOf(), language),
                    found.nearby());
        }
    }

    /**
     * What a trade item number stands for.
     *
     * @param location where it is scanned: stock here is its stock, nearby is measured from there
     * @param channel whose assortment and prices count; 422 where it does not exist. 404 where the number stands for
     *     nothing that it may see, 400 where it is no GTIN
     */
    @GET
    @Path("/{gtin}")
    public Uni<Response> scan(
            @PathParam("gtin") String gtin,
            @QueryParam("location") String location,
            @QueryParam("channel") String channel,
            @Context HttpHeaders headers) {
        Language language = Language.of(headers.getAcceptableLanguages());
        Gtin number = read(gtin);
        return asking.shopper()
                .chain(shopper -> scanning.scan(number, new Question(channel, location, shopper)))
                .map(found -> Localized.answer(Scan.of(found, language), language));
    }

    private static Gtin read(String number) {
        try {
            return new Gtin(number);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("gtin", malformed.getMessage()).asException();
        }
    }
}
