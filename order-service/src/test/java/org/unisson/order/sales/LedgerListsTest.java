package org.unisson.order.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.order.receipt.Tills.hand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;

/** The ledger entry by entry: in pages and as a file. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class LedgerListsTest {

    /** More than are read at once; two of each instant, so that a page ends between them. */
    private static final int RECEIPTS = 450;

    private static final int POSTINGS_EACH = 4;

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Test
    void everyPostingIsInTheFileAndEveryEntryOnOnePage() {
        Till till = Till.opened(environment, others);
        Ledgers ledger = Ledgers.ofSomeHour(till.service());
        hand(
                        till.service(),
                        IntStream.range(0, RECEIPTS)
                                .mapToObj(number ->
                                        ledger.receipt(till, ledger.begin().plusSeconds(number / 2)))
                                .toList())
                .then()
                .statusCode(200);

        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Map<String, Object> query = new HashMap<>(Map.of("limit", 99));
            if (next != null) {
                query.put("cursor", next);
            }
            JsonPath page = ledger.get("/sales/ledger/entries", query).jsonPath();
            seen.addAll(page.getList("items.entryId"));
            next = page.getString("next");
        } while (next != null);
        assertThat(seen).hasSize(RECEIPTS).doesNotHaveDuplicates();

        Response file = ledger.get("/sales/ledger.csv", Map.of());
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("sales-ledger.csv");
        List<String> lines = file.asString().lines().toList();
        assertThat(lines.getFirst()).startsWith("entryId,kind,purchaseId,");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(RECEIPTS * POSTINGS_EACH)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.split(",", -1).length == 17);
        assertThat(lines.stream()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.split(",", -1)[8]))
                        .sum())
                .isZero();
        assertThat(lines.stream()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .distinct()
                        .toList())
                .isEqualTo(seen);
    }
}
