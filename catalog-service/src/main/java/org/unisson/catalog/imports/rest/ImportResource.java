package org.unisson.catalog.imports.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.unisson.catalog.imports.application.ReadingImports;
import org.unisson.catalog.imports.application.ReceivingImports;
import org.unisson.catalog.imports.application.ReceivingImports.Received;
import org.unisson.catalog.imports.domain.ImportFormat;
import org.unisson.catalog.imports.domain.ImportJob;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** Files of products. */
@Path("/imports")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final String JSON_LINES = "application/x-ndjson";

    private final ReceivingImports receiving;
    private final ReadingImports reading;
    private final Caller caller;

    ImportResource(ReceivingImports receiving, ReadingImports reading, Caller caller) {
        this.receiving = receiving;
        this.reading = reading;
        this.caller = caller;
    }

    /** A product that was not taken, with the row on which it begins. */
    public record RefusalView(
            long row, String key, @JsonRawValue String problem) {}

    /**
     * Takes in a file of products in UTF-8, which then is worked off by itself: 202, or 200 where the same content had
     * come in before, whatever became of it. As {@code application/x-ndjson} each line is a product as in a batch; as
     * {@code text/csv} each row is a variant, the columns being productId, sku, gtin, status, brand, category, type,
     * name.fr, name.en, description.fr, description.en, option.&lt;axis&gt;, attribute.&lt;name&gt; and
     * variantAttribute.&lt;name&gt;. 400 where it cannot be read to its end; nothing of it is then done. 413 above 1 GB.
     */
    @POST
    // Matched by what is sent, a stranger would be told of formats before being asked who it is.
    @Consumes(MediaType.WILDCARD)
    @RequestBody(content = {@Content(mediaType = CSV), @Content(mediaType = JSON_LINES)})
    @Blocking
    public Response post(InputStream content, @Context HttpHeaders headers) {
        ImportFormat format = format(headers.getMediaType());
        Received received =
                receiving.receive(format, content == null ? InputStream.nullInputStream() : content, caller.subject());
        return Response.status(received.again() ? 200 : 202)
                .location(URI.create("/imports/" + received.job().importId()))
                .entity(received.job())
                .build();
    }

    private static ImportFormat format(MediaType sent) {
        String type = sent == null ? "" : sent.getType() + "/" + sent.getSubtype();
        return switch (type) {
            case CSV -> ImportFormat.CSV;
            case JSON_LINES -> ImportFormat.JSON_LINES;
            default -> throw new NotSupportedException("a file is " + CSV + " or " + JSON_LINES);
        };
    }

    /** How far an import is. 404 where there is none. */
    @GET
    @Path("/{importId}")
    public Uni<ImportJob> get(@PathParam("importId") UUID importId) {
        return reading.one(importId);
    }

    /** What was refused so far, by row, 50 or {@code limit} (1 to 200) at a time. 404 where there is no such import. */
    @GET
    @Path("/{importId}/refusals")
    public Uni<Page<RefusalView>> refusals(
            @PathParam("importId") UUID importId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return reading.refusals(importId, Page.limit(limit), cursor)
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(refusal -> new RefusalView(refusal.row(), refusal.key(), refusal.problem()))
                                .toList(),
                        page.next()));
    }
}
