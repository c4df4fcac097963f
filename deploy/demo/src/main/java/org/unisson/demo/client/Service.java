package org.unisson.demo.client;

/** The five services. */
public enum Service {
    CUSTOMER("customer-service", "/customers?card=nobody"),
    CATALOG("catalog-service", "/channels"),
    INVENTORY("inventory-service", "/locations?limit=1"),
    LOYALTY("loyalty-service", "/accounts?card=nobody"),
    ORDER("order-service", "/carts?card=nobody");

    private final String processName;
    private final String lightRead;

    Service(String processName, String lightRead) {
        this.processName = processName;
        this.lightRead = lightRead;
    }

    /** Its name in the stack. */
    public String processName() {
        return processName;
    }

    /** A cheap read, for those who only want to know whether the service has caught up; it may well answer 404. */
    String lightRead() {
        return lightRead;
    }
}
