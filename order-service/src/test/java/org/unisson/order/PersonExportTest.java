package org.unisson.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persons.PersonalData;
import org.unisson.chassis.testing.PersonalTables;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.ordering.Shop;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;
import org.unisson.order.testing.Others;

/** A person is handed out what is kept of any of their customers; nobody else is. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class PersonExportTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    @Inject
    @All
    List<PersonalData> kept;

    private String card;
    private UUID customer;
    private String own;
    private String channel;

    @BeforeEach
    void somebody() {
        card = "C-" + UUID.randomUUID();
        customer = others.customerWithCard(card);
        own = environment.customerToken(customer);
        channel = shop.web();
    }

    @Test
    void everyTableThatSaysSomethingOfPersonsIsAnsweredFor() throws SQLException {
        assertThat(PersonalTables.unnamed(environment, kept)).isEmpty();
        assertThat(PersonalTables.unknown(environment, kept)).isEmpty();
    }

    @Test
    void whatIsKeptOfAnyOfThePersonsCustomersIsHandedOutPageByPage() {
        String sku = shop.sku(3_00);
        List<String> carts = new ArrayList<>(List.of(cart(own, sku)));
        for (UUID other : List.of(Ids.next(), Ids.next())) {
            carts.add(cart(environment.customerToken(other), sku));
            others.merged(other, 1, customer);
        }

        ValidatableResponse export = export(own, "?limit=2")
                .statusCode(200)
                .body("format", equalTo("unisson.person-export.v1"), "service", equalTo("order-service"))
                .body("customers", hasSize(3))
                .body("parts.carts.items", hasSize(2))
                .body("parts.carts.items[0].lines[0].sku", equalTo(sku))
                .body("parts.claims.items", empty());
        List<String> handedOut = new ArrayList<>(export.extract().<List<String>>path("parts.carts.items.cartId"));
        String next = export.extract().path("parts.carts.next");
        ValidatableResponse rest = export(own, "/carts?limit=2&cursor=" + next)
                .statusCode(200)
                .body("items", hasSize(1), "next", nullValue());
        handedOut.addAll(rest.extract().<List<String>>path("items.cartId"));
        assertThat(handedOut).containsExactlyInAnyOrderElementsOf(carts);
    }

    @Test
    void ordersAndReceiptsAreHandedOutAndOneWithTheCardAloneIsItsHolders() {
        UUID order = shop.placed(own, null, 5_00, "tok_visa", 0);
        Till till = Till.opened(environment, others);
        UUID receipt = Tills.sold(till.service(), Tills.with(till.receipt(), "card", card));

        export(own, "")
                .statusCode(200)
                .body("parts.orders.items.orderId", contains(order.toString()))
                .body("parts.orders.items[0].total.minor", equalTo(5_00))
                .body("parts.purchases.items.purchaseId", hasItem(receipt.toString()))
                .body("parts.cards.items.card", contains(card));
    }

    @Test
    void aStrangerReadsNothingAndBadInputIsRefused() {
        export(environment.token("agent"), "").statusCode(200);
        for (String token : List.of(
                environment.customerToken(UUID.randomUUID()),
                environment.token("associate"),
                environment.token("franchisee"))) {
            export(token, "").statusCode(403);
            export(token, "/carts").statusCode(403);
        }
        export(own, "/secrets").statusCode(404);
        export(own, "?limit=0").statusCode(400);
        export(own, "/carts?cursor=!").statusCode(400);
    }

    private String cart(String token, String sku) {
        String cart = shop.cart(token, channel, null).getString("cartId");
        shop.add(token, cart, sku, 1, channel).then().statusCode(201);
        return cart;
    }

    private ValidatableResponse export(String token, String rest) {
        return shop.read(token).get("/persons/" + customer + "/export" + rest).then();
    }
}
