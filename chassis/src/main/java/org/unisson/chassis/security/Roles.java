package org.unisson.chassis.security;

/** Roles as they stand in the token's {@code groups}. */
public final class Roles {

    /** A shopper; reaches only their own data. Claim {@code customer_id}. */
    public static final String CUSTOMER = "customer";

    /** A seller or a till, bound to stores. Claim {@code stores}: GLNs. */
    public static final String ASSOCIATE = "associate";

    /** Call centre and after-sales. */
    public static final String AGENT = "agent";

    /** Keeps products, prices and operations. */
    public static final String MERCHANDISER = "merchandiser";

    /** Runs stores of their own; sees only their customers. Claim {@code stores}: GLNs. */
    public static final String FRANCHISEE = "franchisee";

    /** Another system of the retailer: logistics, integration, import. */
    public static final String SERVICE = "service";

    /** Operates the platform. */
    public static final String ADMIN = "admin";

    /**
     * A third party's agent: a chatbot, a marketplace, a personal shopper's tool. The subject names the partner. Reaches what is
     * public, and of a customer what that customer has granted ({@link Scoped}).
     */
    public static final String PARTNER = "partner";

    private Roles() {}
}
