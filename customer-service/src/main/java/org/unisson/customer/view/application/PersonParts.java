package org.unisson.customer.view.application;

import java.util.List;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.delivery.application.PromiseView;
import org.unisson.customer.timeline.application.TimelineView;

/**
 * What there is to know of a person beside the golden record, of each part the newest.
 *
 * @param cart null: none is open
 * @param looked what the person did and saw on the channels, as far as it allows to be shown
 * @param cases that are not over
 * @param points null: there is no account
 * @param vouchers that can still pay
 */
public record PersonParts(
        CartView cart,
        List<TimelineView> looked,
        List<TimelineView> orders,
        List<TimelineView> purchases,
        List<TimelineView> returns,
        List<PromiseView> promises,
        List<Case> cases,
        PointsView points,
        List<VoucherView> vouchers) {}
