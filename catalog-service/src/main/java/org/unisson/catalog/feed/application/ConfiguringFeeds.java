package org.unisson.catalog.feed.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.catalog.channel.application.ReadingChannels;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.feed.domain.FeedSettings;
import org.unisson.catalog.writing.Outcome;

/** How channels are fed to comparators, which is configuration. */
@ApplicationScoped
public class ConfiguringFeeds {

    static final DocumentKind<FeedSettings> FEED = new DocumentKind<>("feed", FeedSettings.class);

    private final ConfiguringDocuments documents;
    private final ReadingChannels channels;

    ConfiguringFeeds(ConfiguringDocuments documents, ReadingChannels channels) {
        this.documents = documents;
        this.channels = channels;
    }

    /** Fails with 404 where there is no such channel. */
    public Uni<Outcome> configure(String channel, FeedSettings settings, String ifMatch) {
        return channels.one(channel).chain(known -> documents.configure(FEED, channel, settings, ifMatch));
    }

    /** Fails with 404 where the channel has none. */
    public Uni<Document<FeedSettings>> of(String channel) {
        return documents.one(FEED, channel);
    }
}
