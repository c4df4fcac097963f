package org.unisson.catalog.channel.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.unisson.catalog.channel.application.ConfiguringChannels;
import org.unisson.catalog.channel.application.ReadingChannels;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.domain.ChannelKind;
import org.unisson.catalog.channel.domain.ChannelSettings;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;

/** Channels: configuration, not code. */
@Path("/channels")
public class ChannelResource {

    private final ConfiguringChannels configuring;
    private final ReadingChannels reading;

    ChannelResource(ConfiguringChannels configuring, ReadingChannels reading) {
        this.configuring = configuring;
        this.reading = reading;
    }

    /** A channel as answered. */
    public record ChannelView(
            String channelId,
            String name,
            ChannelKind kind,
            String currency,
            boolean active,
            long version,
            Instant changedAt) {

        static ChannelView of(Channel channel) {
            ChannelSettings settings = channel.settings();
            return new ChannelView(
                    channel.channelId(),
                    settings.name(),
                    settings.kind(),
                    settings.currency(),
                    settings.active(),
                    channel.version(),
                    channel.changedAt());
        }
    }

    /** Adds a channel (201) or gives it other settings (200). 412 where If-Match names another version. */
    @PUT
    @Path("/{channelId}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    public Uni<Response> put(
            @PathParam("channelId")
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9-]{0,39}",
                            message = "1 to 40 lower-case letters, digits or dashes")
                    String channelId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull ChannelSettings body) {
        return configuring.configure(channelId, body, ifMatch).chain(outcome -> reading.one(channelId)
                .map(channel -> Response.status(outcome.isCreated() ? 201 : 200)
                        .header(HttpHeaders.ETAG, Versions.etag(channel.version()))
                        .entity(ChannelView.of(channel))
                        .build()));
    }

    /** Every channel, by id. */
    @GET
    public Uni<Page<ChannelView>> list() {
        return reading.all()
                .map(all -> new Page<>(all.stream().map(ChannelView::of).toList(), null));
    }

    /** One channel; 404 where there is none. */
    @GET
    @Path("/{channelId}")
    public Uni<Response> get(@PathParam("channelId") String channelId) {
        return reading.one(channelId).map(channel -> Response.ok(ChannelView.of(channel))
                .header(HttpHeaders.ETAG, Versions.etag(channel.version()))
                .build());
    }
}
