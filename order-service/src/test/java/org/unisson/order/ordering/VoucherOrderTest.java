package org.unisson.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.unisson.order.receipt.Tills.eur;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.common.events.Money;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.loyalty.events.HeldVoucher;
import org.unisson.loyalty.events.VouchersHeld;
import org.unisson.loyalty.events.VouchersHoldRefused;
import org.unisson.order.events.OrderPlaced;
import org.unisson.order.events.PurchaseMade;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;
import org.unisson.order.testing.Told;
import org.unisson.schemas.Topics;

/** R25: vouchers pay orders and receipts, as a tender of their own. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class VoucherOrderTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    Told told;

    private UUID customer;
    private String token;
    private Charges charges;

    @BeforeEach
    void tokens() {
        customer = Ids.next();
        token = environment.customerToken(customer);
        charges = new Charges(shop, environment.token("admin"));
    }

    @Test
    void aVoucherPaysPartAndTheCardTheRest() {
        UUID voucher = Ids.next();
        UUID order = checkout(List.of(voucher(voucher, 7_50)), customer)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");

        shop.reserved(order, 1);
        others.tell(
                Topics.HOLDS,
                order.toString(),
                new VouchersHeld(order, 1L, List.of(new HeldVoucher(voucher, new Money(7_50L, "EUR"))), Instant.now()));

        JsonPath confirmed = shop.until(token, order, "CONFIRMED");
        assertThat(confirmed.getList("tenders.kind")).containsExactly("VOUCHER", "CARD");
        assertThat(confirmed.getList("tenders.amount.minor")).containsExactly(7_50, 12_50);
        charges.awaitCharged(order, 12_50);
        OrderPlaced placed = (OrderPlaced)
                told.of(Topics.ORDERS, order.toString(), 1).getFirst().payload();
        assertThat(placed.getGiftCards()).isEmpty();
        assertThat(placed.getVouchers()).singleElement().satisfies(offered -> {
            assertThat(offered.getVoucherId()).isEqualTo(voucher);
            assertThat(offered.getAmount().getMinor()).isEqualTo(7_50);
        });
        PurchaseMade sale = (PurchaseMade) told.of(Topics.PURCHASES, confirmed.getString("purchaseId"), 1)
                .getFirst()
                .payload();
        assertThat(sale.getTenders()).anySatisfy(tender -> {
            assertThat(tender.getKind()).isEqualTo("VOUCHER");
            assertThat(tender.getReference()).isEqualTo(voucher.toString());
        });
    }

    @Test
    void aRefusedVoucherCancelsAndChargesNobody() {
        UUID voucher = Ids.next();
        UUID order = checkout(List.of(voucher(voucher, 5_00)), customer)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("orderId");

        shop.reserved(order, 1);
        others.tell(
                Topics.HOLDS, order.toString(), new VouchersHoldRefused(order, 1L, voucher, "REDEEMED", Instant.now()));

        assertThat(shop.until(token, order, "CANCELLED").getString("reason")).isEqualTo("VOUCHER_REFUSED");
        assertThat(charges.of(order).jsonPath().getList("$")).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        UUID voucher = Ids.next();

        refused(List.of(voucher(voucher, 5_00), voucher(voucher, 5_00)), 422, "voucher-twice");
        refused(List.of(voucher(voucher, 20_01)), 422, "wrong-amount");
        refused(List.of(voucher(voucher, 0)), 422, "wrong-amount");
        refused(Collections.nCopies(6, voucher(voucher, 1)), 400, "invalid-input");
        refused(List.of(Map.of("voucherId", voucher)), 400, "invalid-input");
    }

    @Test
    void aTillTakesAVoucherAndTheLedgerSaysSo() {
        Till till = Till.opened(environment, others);
        UUID voucher = Ids.next();
        Map<String, Object> tender = new HashMap<>(Tills.tender("VOUCHER", 10_00));
        tender.put("reference", voucher.toString());
        // When nobody else trades.
        Instant at = Instant.ofEpochSecond(ThreadLocalRandom.current().nextLong(1_000_000_000L));
        Map<String, Object> receipt = Tills.with(
                Tills.receipt(
                        till.store(),
                        till.channel(),
                        List.of(Tills.line(till.sku(), 1, 30_00, 0)),
                        List.of(tender, Tills.tender("CASH", 20_00))),
                "occurredAt",
                at.toString());

        UUID purchase = Tills.sold(till.service(), receipt);

        PurchaseMade event = (PurchaseMade)
                told.of(Topics.PURCHASES, purchase.toString(), 1).getFirst().payload();
        assertThat(event.getTenders().getFirst().getKind()).isEqualTo("VOUCHER");
        assertThat(event.getTenders().getFirst().getReference()).isEqualTo(voucher.toString());
        JsonPath entries = shop.read(till.service())
                .queryParam("from", at.toString())
                .queryParam("to", at.plusSeconds(1).toString())
                .get("/sales/ledger/entries")
                .jsonPath();
        assertThat(entries.<String>getList("items[0].postings.account")).startsWith("VOUCHER", "CASH");
    }

    private void refused(List<?> vouchers, int status, String problem) {
        // Somebody else: a cart that is not checked out stays open.
        customer = Ids.next();
        token = environment.customerToken(customer);
        checkout(vouchers, customer).then().statusCode(status).body("type", equalTo("/problems/" + problem));
    }

    private Response checkout(List<?> vouchers, UUID whose) {
        String channel = shop.web();
        String cart = shop.cart(token, channel, whose).getString("cartId");
        shop.add(token, cart, shop.sku(20_00), 1, channel).then().statusCode(201);
        return shop.command(token)
                .body(Map.of("channel", channel, "method", "SHIP", "cardToken", "tok_visa", "vouchers", vouchers))
                .post("/carts/" + cart + "/checkout");
    }

    private static Map<String, Object> voucher(UUID id, long cents) {
        return Map.of("voucherId", id, "amount", eur(cents));
    }
}
