package org.unisson.order.payment.application;

/** The gateway did not answer, or said to try again. Whether the call had its effect is not known. */
public class GatewayUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailableException(String detail) {
        super(detail);
    }
}
