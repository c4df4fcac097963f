package org.unisson.demo.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;
import org.unisson.local.token.TokenRequest;

/** The running retailer: opens sessions for whoever calls it, with tokens minted for the local stack. */
public final class Retail {

    private static final Duration SERVICE_MAY_BE_AWAY = Duration.ofMinutes(3);

    private final Stack stack;
    private final Http http;
    private final Map<Service, List<URI>> addresses = new ConcurrentHashMap<>();
    private final Tokens tokens;

    private Retail(Stack stack, Duration serviceMayBeAway) {
        this.stack = stack;
        this.tokens = new Tokens(stack::token);
        // Addresses stay the same over restarts of a service.
        this.http = new Http(service -> addresses.computeIfAbsent(service, this::replicas), serviceMayBeAway);
    }

    /** The retailer on that stack. */
    public static Retail on(Stack stack) {
        return new Retail(stack, SERVICE_MAY_BE_AWAY);
    }

    /** With another patience for a service that is away. */
    public static Retail on(Stack stack, Duration serviceMayBeAway) {
        return new Retail(stack, serviceMayBeAway);
    }

    private List<URI> replicas(Service service) {
        List<URI> replicas = stack.urls(service.processName());
        if (replicas.isEmpty()) {
            throw new StackException(service.processName() + " is not part of the running stack.");
        }
        return replicas;
    }

    public Stack stack() {
        return stack;
    }

    /** Somebody of whom nothing is known. */
    public Session anonymous(Journey journey) {
        return new Session(http, null, journey);
    }

    /** A shopper, on whatever device. */
    public Session shopper(String customerId, Journey journey) {
        return session(TokenRequest.ofCustomer(customerId), journey);
    }

    /** One of the staff of a store. */
    public Session associate(String storeGln, Journey journey) {
        return session(TokenRequest.of("associate").inStores(storeGln), journey);
    }

    /** Another system of the retailer. */
    public Session system(Journey journey) {
        return session(TokenRequest.of("service"), journey);
    }

    /** A token for whoever is described, as good for a while as a new one. */
    public String token(TokenRequest request) {
        return tokens.of(request);
    }

    /** Whoever the token request describes. */
    public Session session(TokenRequest request, Journey journey) {
        return new Session(http, tokens.of(request), journey);
    }
}
