package org.unisson.order.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.order.receipt.Tills.hand;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.receipt;
import static org.unisson.order.receipt.Tills.tender;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** How fast batches are taken; the figure is printed, not asserted, since it is the machine's as well. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReceiptThroughputTest {

    private static final int BATCHES = 12;
    private static final int RECEIPTS = 500;
    private static final int LINES = 8;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Test
    void batchesOfTwoTillsAtOnce() throws Exception {
        String service = environment.token("service");
        String store = others.store();
        String channel = others.channel("EUR");
        List<String> skus = others.skus(200);
        List<List<Map<String, Object>>> batches = IntStream.range(0, BATCHES)
                .mapToObj(batch -> batch(store, channel, skus))
                .toList();
        assertThat(accepted(service, batches.getFirst())).isEqualTo(RECEIPTS);

        long start = System.nanoTime();
        int accepted = 0;
        try (ExecutorService tills = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            batches.stream().skip(1).forEach(batch -> calls.add(() -> accepted(service, batch)));
            for (Future<Integer> call : tills.invokeAll(calls)) {
                accepted += call.get();
            }
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(accepted).isEqualTo((BATCHES - 1) * RECEIPTS);
        System.out.printf(
                "Receipts of %d lines: %d in %d ms, %.0f per second%n",
                LINES, accepted, taken.toMillis(), accepted * 1_000.0 / taken.toMillis());
    }

    private static int accepted(String token, List<Map<String, Object>> batch) {
        return hand(token, batch).then().statusCode(200).extract().path("accepted");
    }

    private static List<Map<String, Object>> batch(String store, String channel, List<String> skus) {
        return IntStream.range(0, RECEIPTS)
                .mapToObj(index -> receipt(
                        store,
                        channel,
                        IntStream.range(0, LINES)
                                .mapToObj(line -> line(skus.get((index * 7 + line) % skus.size()), 1, 9_99, 0))
                                .toList(),
                        List.of(tender("CASH", LINES * 9_99))))
                .toList();
    }
}
