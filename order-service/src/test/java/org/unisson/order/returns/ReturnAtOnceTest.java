package org.unisson.order.returns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.line;
import static org.unisson.order.receipt.Tills.tender;
import static org.unisson.order.returns.Returning.lineOf;
import static org.unisson.order.returns.Returning.request;
import static org.unisson.order.returns.Returning.sold;
import static org.unisson.order.returns.Returning.take;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.receipt.Till;
import org.unisson.order.testing.Others;

/** Several tills take back pieces of one purchase at once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class ReturnAtOnceTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    private Till till;

    @BeforeEach
    void aStoreThatSells() {
        till = Till.opened(environment, others);
    }

    @Test
    void twoTillsTakeTheLastPieceAtOnceAndOneOfThemIsRefused() throws Exception {
        UUID purchase = sold(till, 1, 9_99, List.of(tender("CASH", 9_99)));
        String line = lineOf(till.service(), purchase);

        List<Integer> answers =
                atOnce(2, () -> take(till.service(), purchase, request(till.channel(), till.store(), line, 1)));

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void manyTillsTakePiecesOfOnePurchaseAndNeverMoreThanWereBought() throws Exception {
        UUID purchase = sold(till, 5, 1, List.of(tender("CARD", 1)));
        String line = lineOf(till.service(), purchase);

        List<Integer> answers =
                atOnce(9, () -> take(till.service(), purchase, request(till.channel(), till.store(), line, 1)));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
        given().auth()
                .oauth2(till.service())
                .get("/purchases/" + purchase)
                .then()
                .body("refunded.minor", equalTo(1))
                .body("version", equalTo(6));
    }

    private static List<Integer> atOnce(int tills, Callable<Response> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tills)) {
            List<Callable<Response>> calls =
                    IntStream.range(0, tills).mapToObj(till -> call).toList();
            return threads.invokeAll(calls).stream()
                    .map(ReturnAtOnceTest::status)
                    .toList();
        }
    }

    private static int status(Future<Response> answer) {
        try {
            return answer.get().statusCode();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
