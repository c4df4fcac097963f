package org.unisson.catalog.coherence.application;

import java.time.Instant;
import org.unisson.catalog.coherence.domain.Incoherence;
import org.unisson.catalog.coherence.domain.Known;
import org.unisson.catalog.events.IncoherentOffer;
import org.unisson.catalog.events.PriceIncoherenceEnded;
import org.unisson.catalog.events.PriceIncoherenceFound;
import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.schemas.Topics;

/** What is told of prices that contradict each other. */
final class CoherenceEvents {

    private CoherenceEvents() {}

    static Event found(Known known, long version) {
        Incoherence incoherence = known.incoherence();
        PriceIncoherenceFound fact = new PriceIncoherenceFound(
                known.incoherenceId(),
                incoherence.sku(),
                version,
                offer(incoherence.reduced()),
                offer(incoherence.cheaper()),
                incoherence.from(),
                known.foundAt());
        return Event.of(Topics.COHERENCE, incoherence.sku(), version, fact, known.foundAt());
    }

    static Event ended(Known known, long version, Instant now) {
        String sku = known.incoherence().sku();
        return Event.of(
                Topics.COHERENCE,
                sku,
                version,
                new PriceIncoherenceEnded(known.incoherenceId(), sku, version, now),
                now);
    }

    private static IncoherentOffer offer(Incoherence.Side side) {
        return new IncoherentOffer(
                side.channel(),
                side.stores(),
                new Money(side.price().minor(), side.price().currency()),
                side.operations());
    }
}
