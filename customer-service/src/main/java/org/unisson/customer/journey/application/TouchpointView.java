package org.unisson.customer.journey.application;

import org.unisson.customer.journey.application.Trails.Found;
import org.unisson.customer.journey.domain.TouchSummary;
import org.unisson.customer.journey.domain.Touchpoint;
import org.unisson.customer.timeline.application.TimelineView;

/** A touchpoint as timelines show it. */
final class TouchpointView {

    private TouchpointView() {}

    static TimelineView of(Found found) {
        Touchpoint touch = found.touchpoint();
        return new TimelineView(
                touch.id().toString(),
                touch.kind().name(),
                touch.at(),
                touch.channel(),
                touch.store() == null ? null : new TimelineView.Store(touch.store(), found.storeName()),
                touch.subject().name(),
                TouchSummary.of(touch, found.storeName()),
                null,
                null,
                touch.subject().words() == null
                        ? touch.origin().campaign()
                        : touch.subject().words());
    }
}
