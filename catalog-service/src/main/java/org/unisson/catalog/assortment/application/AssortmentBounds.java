package org.unisson.catalog.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.catalog.assortment.domain.AssortmentSettings;
import org.unisson.catalog.category.persistence.CategoryTree;
import org.unisson.catalog.channel.domain.Channel;
import org.unisson.catalog.channel.persistence.Channels;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** What assortments may name. */
@Singleton
class AssortmentBounds {

    private final Channels channels;
    private final CategoryTree categories;

    AssortmentBounds(Channels channels, CategoryTree categories) {
        this.channels = channels;
        this.categories = categories;
    }

    Uni<Void> require(Transaction tx, AssortmentSettings settings) {
        return channels.all(tx)
                .invoke(all -> require(
                        "channel",
                        "/channels",
                        settings.channels(),
                        all.stream().map(Channel::channelId).collect(Collectors.toSet())))
                .chain(() -> categories.known(tx, settings.categories()))
                .invoke(known -> require("category", "/categories", settings.categories(), known))
                .replaceWithVoid();
    }

    private static void require(String what, String pointer, Set<String> named, Set<String> known) {
        named.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw Problem.unprocessable("unknown-" + what, pointer, "there is no " + what + " '" + id + "'")
                    .asException();
        });
    }
}
