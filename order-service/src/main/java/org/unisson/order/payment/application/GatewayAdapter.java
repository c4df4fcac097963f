package org.unisson.order.payment.application;

/** A gateway that can be chosen by {@code unisson.payment.gateway}. */
public interface GatewayAdapter extends PaymentGateway {

    /** The name it is chosen by. */
    String name();
}
