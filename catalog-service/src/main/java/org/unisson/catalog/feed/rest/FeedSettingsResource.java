package org.unisson.catalog.feed.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.unisson.catalog.document.rest.DocumentVersion;
import org.unisson.catalog.document.rest.DocumentView;
import org.unisson.catalog.feed.application.ConfiguringFeeds;
import org.unisson.catalog.feed.domain.FeedSettings;
import org.unisson.chassis.security.Roles;

/** How a channel is fed to comparators. */
@Path("/channels/{channelId}/feed")
@RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
public class FeedSettingsResource {

    private final ConfiguringFeeds configuring;

    FeedSettingsResource(ConfiguringFeeds configuring) {
        this.configuring = configuring;
    }

    /** Gives the channel a feed (201) or changes it (200). 404 where there is no such channel, 412 where If-Match names another version. */
    @PUT
    public Uni<Response> put(
            @PathParam("channelId") String channelId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull FeedSettings body) {
        return configuring
                .configure(channelId, body, ifMatch)
                .map(outcome -> outcome.answer(version -> new DocumentVersion(channelId, version)));
    }

    /** How it is fed; 404 where it has no feed. */
    @GET
    public Uni<Response> get(@PathParam("channelId") String channelId) {
        return configuring.of(channelId).map(DocumentView::answer);
    }
}
