package org.unisson.catalog.assortment.application;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.unisson.catalog.assortment.domain.Assorted;
import org.unisson.catalog.events.AssortmentChanged;
import org.unisson.catalog.events.AssortmentEntry;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.schemas.Topics;

/** What is told of assortments. */
final class AssortmentEvents {

    private AssortmentEvents() {}

    static Event changed(Assorted assorted, Instant changedAt) {
        AssortmentChanged state = new AssortmentChanged(
                assorted.productId(),
                assorted.version(),
                assorted.restricted(),
                assorted.entries().stream().map(AssortmentEvents::entry).toList(),
                changedAt);
        return StateEvents.of(
                Topics.ASSORTMENTS, assorted.productId().toString(), assorted.version(), state, changedAt);
    }

    private static AssortmentEntry entry(Assorted.Entry entry) {
        return new AssortmentEntry(
                entry.channel(), entry.sellability().name(), instant(entry.from()), instant(entry.to()));
    }

    private static Instant instant(Long micros) {
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
