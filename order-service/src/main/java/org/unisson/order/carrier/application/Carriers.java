package org.unisson.order.carrier.application;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The carriers that the configuration names, of those that there are adapters for. */
@Singleton
public class Carriers {

    private final List<Carrier> carriers;

    Carriers(@All List<Carrier> adapters, @ConfigProperty(name = "unisson.carriers.names") List<String> names) {
        for (String name : names) {
            if (adapters.stream().noneMatch(adapter -> adapter.name().equals(name))) {
                throw new IllegalStateException("unisson.carriers.names has \"" + name + "\", but there are only "
                        + adapters.stream().map(Carrier::name).toList());
            }
        }
        this.carriers = adapters.stream()
                .filter(adapter -> names.contains(adapter.name()))
                .toList();
    }

    /** The one of that name. */
    public Optional<Carrier> named(String name) {
        return carriers.stream().filter(carrier -> carrier.name().equals(name)).findFirst();
    }
}
