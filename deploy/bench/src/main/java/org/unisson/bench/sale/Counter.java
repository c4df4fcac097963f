package org.unisson.bench.sale;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.bench.Wire;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;

/** Where the buyers come to: each has a piece set aside for a cart of its own, or is refused. */
final class Counter {

    private final Retail retail;
    private final String token;

    Counter(Retail retail) {
        this.retail = retail;
        this.token = retail.stack().token(TokenRequest.of("service"));
    }

    /** Sells so many pieces of a new SKU to more buyers than there are pieces. */
    SaleReport.Round sell(int clients, int attempts, int pieces) {
        Stall stall = new Stall(retail, pieces);
        List<URI> replicas = retail.stack().urls(Service.INVENTORY.processName());
        AtomicInteger connections = new AtomicInteger();
        AtomicInteger promised = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        double seconds = Crowd.seconds(clients, attempts, () -> {
            URI replica = replicas.get(connections.getAndIncrement() % replicas.size());
            Wire wire = new Wire(replica, token);
            return new Buyer(wire, stall.wish(), promised, refused);
        });
        return SaleReport.Round.of(attempts / seconds, promised.get(), refused.get(), stall.reserved());
    }
}
