package org.unisson.order.sales;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.unisson.order.receipt.Tills.tender;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.GiftCardBalanceExpired;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.schemas.Topics;

/** What expires on gift cards is owed no more: the sales ledger says so too, once. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class GiftCardExpiryTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    private final UUID card = UUID.randomUUID();
    private Ledgers ledgers;

    @BeforeEach
    void someHour() {
        ledgers = Ledgers.ofSomeHour(environment.token("admin"));
    }

    @Test
    void whatIsLeftIsEarnedOnceAndOwedAgainWhereATillHadSpentIt() throws Exception {
        UUID expired = UUID.randomUUID();
        tell(expired, 20_00);
        tell(expired, 20_00);
        awaitOwed(20_00);
        assertThat(ledgers.of("channel", "gift-cards", "breakage")).isEqualTo(20_00);

        tell(UUID.randomUUID(), -3_00);
        awaitOwed(17_00);

        assertThat(ledgers.of("channel", "gift-cards", "breakage")).isEqualTo(17_00);
        assertThat(ledgers.of("location", null, "breakage")).isEqualTo(17_00);
        assertThat(ledgers.of("attached-store", null, "breakage")).isEqualTo(17_00);
        assertThat(ledgers.of("channel", "gift-cards", "net")).isZero();
    }

    @Test
    void ofACardThatWasSoldNothingIsOwedInTheEnd() {
        Till till = Till.opened(environment, others);
        Map<String, Object> line = Tills.line(till.sku(), 1, 50_00, 0);
        line.put("giftCard", Map.of("giftCardId", card.toString()));
        Tills.sold(
                till.service(),
                Tills.with(
                        Tills.receipt(till.store(), till.channel(), List.of(line), List.of(tender("CASH", 50_00))),
                        "occurredAt",
                        ledgers.begin().toString()));
        assertThat(entries("GIFT_CARD")).isEqualTo(-50_00);

        tell(UUID.randomUUID(), 50_00);

        await().atMost(90, SECONDS).until(() -> entries("GIFT_CARD") == 0);
        assertThat(entries("BREAKAGE")).isEqualTo(-50_00);
    }

    private void tell(UUID entry, long cents) {
        Instant at = ledgers.begin().plusSeconds(60);
        others.tell(
                Topics.GIFT_CARDS,
                entry.toString(),
                new GiftCardBalanceExpired(entry, 1L, card, new Money(cents, "EUR"), at));
    }

    private void awaitOwed(long cents) {
        await().atMost(90, SECONDS).until(() -> shop.number("""
                                select coalesce(sum(amount), 0)::bigint from sales_posting join sales_entry using (entry_id)
                                where account = 'GIFT_CARD' and purchase_id = ?""", card) == cents);
    }

    /** Of the hour, on that account. */
    private long entries(String account) {
        return ledgers
                .get("/sales/ledger/entries", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(
                        "items.postings.flatten().findAll { it.account == '" + account + "' }.amount.minor",
                        Integer.class)
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }
}
