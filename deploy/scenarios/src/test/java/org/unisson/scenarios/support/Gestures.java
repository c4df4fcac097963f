package org.unisson.scenarios.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;

/** What customers are given without having bought anything. */
public final class Gestures {

    private static final String POLICY = "/gestures/policy";

    private final Shop shop;

    public Gestures(Shop shop) {
        this.shop = shop;
    }

    /** What is given from now on for a broken promise, to everybody; 0: nothing. */
    public void forPromise(long points) {
        policy("promiseBroken", points);
    }

    /** What is given from now on to whoever bought what is succeeded. */
    public void forSuccessor(long points) {
        policy("successor", points);
    }

    public List<JsonNode> of(Shopper shopper) {
        return shop.system().all(Service.LOYALTY, "/gestures?customer=" + shopper.customerId());
    }

    // There is one policy: scenarios that run at a time each change their own part of it.
    private void policy(String kind, long points) {
        synchronized (Gestures.class) {
            ObjectNode policy =
                    shop.system().get(Service.LOYALTY, POLICY).body().deepCopy();
            ((ObjectNode) policy.path(kind)).put("points", points);
            shop.retail()
                    .session(TokenRequest.of("merchandiser"), shop.journey())
                    .put(Service.LOYALTY, POLICY, policy);
        }
    }
}
