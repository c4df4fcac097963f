package org.unisson.customer.view.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.unisson.customer.care.application.CaseView;
import org.unisson.customer.delivery.application.PromiseView;
import org.unisson.customer.registry.rest.CustomerView;
import org.unisson.customer.timeline.application.TimelineView;
import org.unisson.customer.view.application.CartView;
import org.unisson.customer.view.application.PersonParts;
import org.unisson.customer.view.application.PointsView;
import org.unisson.customer.view.application.VoucherView;

/**
 * All that is known of a person at a glance, each part the newest first and no longer than it says.
 *
 * @param customer the golden record, with consents and the store of attachment
 * @param cart absent: none is open with something in it
 * @param looked the last 20 things that the person did and saw on the channels; none without the consent PERSONALISATION
 * @param orders the last 10 that were placed, on every channel
 * @param purchases the last 10: orders that were paid, and receipts of tills
 * @param returns the last 10
 * @param promises of goods that the person waits for, the last 20
 * @param cases that are not over, the last 10; what staff decide of them only for staff
 * @param points absent: there is no account
 * @param vouchers that can pay, 20 at most, those first that are over soonest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewAnswer(
        CustomerView customer,
        CartView cart,
        List<TimelineView> looked,
        List<TimelineView> orders,
        List<TimelineView> purchases,
        List<TimelineView> returns,
        List<PromiseView> promises,
        List<CaseView> cases,
        PointsView points,
        List<VoucherView> vouchers) {

    static ViewAnswer of(CustomerView customer, PersonParts parts, boolean forCustomer, Instant now) {
        return new ViewAnswer(
                customer,
                parts.cart(),
                parts.looked(),
                parts.orders(),
                parts.purchases(),
                parts.returns(),
                parts.promises(),
                parts.cases().stream()
                        .map(one -> CaseView.of(one, forCustomer, now))
                        .toList(),
                parts.points(),
                parts.vouchers());
    }

    @Override
    public String toString() {
        return "view of " + customer;
    }
}
