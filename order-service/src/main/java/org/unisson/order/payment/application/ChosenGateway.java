package org.unisson.order.payment.application;

import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The gateway that the configuration names. */
class ChosenGateway {

    @Produces
    @Singleton
    PaymentGateway gateway(@All List<GatewayAdapter> adapters, PaymentConfig config) {
        return adapters.stream()
                .filter(adapter -> adapter.name().equals(config.gateway()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unisson.payment.gateway is \"" + config.gateway()
                        + "\", but there are only "
                        + adapters.stream().map(GatewayAdapter::name).toList()));
    }
}
