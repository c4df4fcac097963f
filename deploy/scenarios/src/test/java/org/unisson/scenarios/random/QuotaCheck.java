package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Consigned> lines = situation.orders().stream()
                .flatMap(OrderCase::consigned)
                .filter(line -> line.sku().equals(world.sku(World.LIMITED)))
                .toList();
        // A piece that is sent again counts in the order that sends it.
        long taken = lines.stream().mapToLong(QuotaCheck::taken).sum()
                - situation
                        .facts()
                        .desk()
                        .sentAgain(lines.stream().map(Consigned::lineId).collect(Collectors.toSet()));
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

    /** What customers have, or are to get: one piece for each, however often it has to be sent. */
    private static long taken(Consigned line) {
        return line.pieces("open") + line.pieces("handedOver");
    }
}
