package org.unisson.local.stack;

import java.util.List;

/**
 * A service of Unisson.
 *
 * @param name also its Maven module, its folder and its name in topics
 * @param database its database and the login that owns it
 */
public record ServiceDefinition(String name, String database) {

    /** All five. */
    public static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition("inventory-service", "inventory"),
            new ServiceDefinition("catalog-service", "catalog"),
            new ServiceDefinition("order-service", "orders"),
            new ServiceDefinition("loyalty-service", "loyalty"),
            new ServiceDefinition("customer-service", "customer"));

    /**
     * The service of that name.
     *
     * @throws StackException when there is none
     */
    public static ServiceDefinition named(String name) {
        return ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("There is no service \"" + name + "\"; there are "
                        + String.join(
                                ", ", ALL.stream().map(ServiceDefinition::name).toList()) + "."));
    }
}
