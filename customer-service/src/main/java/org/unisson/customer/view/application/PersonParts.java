package org.unisson.customer.view.application;

import java.util.List;
import org.unisson.customer.delivery.application.PromiseView;
import org.unisson.customer.timeline.application.TimelineView;

/**
 * What there is to know of a person beside the golden record, of each part the newest.
 *
 * @param cart null: none is open
 * @param looked what the person did and saw on the channels, as far as it allows to be shown
 * @param points null: there is no account
 */
public record PersonParts(
        CartView cart,
        List<TimelineView> looked,
        List<TimelineView> orders,
        List<TimelineView> purchases,
        List<TimelineView> returns,
        List<PromiseView> promises,
        PointsView points) {}
