package org.unisson.order.returns.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Money that a card could not be given back, and that its customer got by a bank transfer.
 *
 * @param reference of the transfer, as the bank knows it
 * @param by subject of who says so; absent to customers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CardRefundSettlement(String reference, String by, Instant at) {

    CardRefundSettlement withoutWho() {
        return new CardRefundSettlement(reference, null, at);
    }
}
