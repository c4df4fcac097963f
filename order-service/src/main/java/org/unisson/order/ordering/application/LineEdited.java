package org.unisson.order.ordering.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.unisson.order.consignment.domain.GiveBack;
import org.unisson.order.ordering.domain.Order;

/**
 * An order after more or fewer pieces of a line were asked for.
 *
 * @param order as it is now
 * @param givenBack pieces that are cancelled, by where they were set aside, in the order in which they are given back
 * @param added the order that was placed for more pieces, and is not decided yet; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineEdited(@JsonUnwrapped OrderView order, List<GiveBack.Part> givenBack, OrderView added) {

    static LineEdited unchanged(Order order) {
        return reduced(order, List.of());
    }

    static LineEdited reduced(Order order, List<GiveBack.Part> givenBack) {
        return new LineEdited(OrderView.of(order), givenBack, null);
    }

    static LineEdited increased(Order order, Order added) {
        return new LineEdited(OrderView.of(order), List.of(), OrderView.of(added));
    }
}
