package org.unisson.catalog.brand.application;

import java.util.List;
import java.util.Objects;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.brand.domain.BrandSettings;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.events.BrandChanged;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topics;

/** What is told of brands: how they want to be sold. */
final class BrandEvents {

    private BrandEvents() {}

    static Event changed(Document<BrandSettings> brand) {
        BrandPolicy policy = Objects.requireNonNullElse(brand.content().policy(), BrandPolicy.NONE);
        BrandChanged state = BrandChanged.newBuilder()
                .setBrandId(brand.id())
                .setVersion(brand.version())
                .setAppointment(policy.appointment())
                .setNamedSeller(policy.namedSeller())
                .setNoDiscounts(policy.noDiscounts())
                .setSellers(List.copyOf(policy.sellers()))
                .setChannels(List.copyOf(policy.channels()))
                .setChangedAt(brand.changedAt())
                .build();
        return StateEvents.of(Topics.BRANDS, brand.id(), brand.version(), state, brand.changedAt());
    }
}
