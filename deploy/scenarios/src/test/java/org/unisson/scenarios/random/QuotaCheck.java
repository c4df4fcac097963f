package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.scenarios.random.Situation.Consigned;
import org.unisson.scenarios.random.Situation.OrderCase;

/** Of what is limited, never more is promised and sold on the web than there is to be; and that is what is counted. */
final class QuotaCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        World world = situation.world();
        long taken = situation.orders().stream()
                .flatMap(OrderCase::consigned)
                .filter(line -> line.sku().equals(world.sku(World.LIMITED)))
                .mapToLong(QuotaCheck::taken)
                .sum();
        JsonNode counted = world.shop()
                .retail()
                .system(new Journey())
                .get(Service.INVENTORY, "/quotas/" + world.quota())
                .body()
                .path("counted");
        long said = counted.path("reserved").asLong() + counted.path("sold").asLong();
        return taken == said && said <= World.LIMITED_PIECES
                ? List.of()
                : Stream.of("the quota of " + World.LIMITED_PIECES + " counts " + counted + ", orders have " + taken)
                        .toList();
    }

    /** What has left for a store is sold, whatever becomes of it there. */
    private static long taken(Consigned line) {
        return line.isSent() ? line.sent("quantity") : line.pieces("open") + line.pieces("handedOver");
    }
}
