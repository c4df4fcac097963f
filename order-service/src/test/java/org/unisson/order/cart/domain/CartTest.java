package org.unisson.order.cart.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

class CartTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Sku SHIRT = new Sku("SHIRT-M");
    private static final Sku SOCKS = new Sku("SOCKS");
    private static final Fulfilment PICKUP = new Fulfilment(Fulfilment.Method.PICKUP, Gln.ofTwelve("301234500001"));
    private static final UUID CUSTOMER = Ids.next();

    @Test
    void theSameSkuWithTheSameFulfilmentIsOneLineOfTheChannelThatBeganIt() {
        Cart cart = with(empty(), SHIRT, 1, Fulfilment.OPEN, "app");

        Cart after = with(cart, SHIRT, 2, Fulfilment.OPEN, "till");

        assertThat(after.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(3);
            assertThat(line.addedOn()).isEqualTo("app");
        });
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.channel()).isEqualTo("till");
    }

    @Test
    void anotherFulfilmentIsAnotherLine() {
        Cart cart = with(empty(), SHIRT, 1, Fulfilment.OPEN, "app");

        assertThat(with(cart, SHIRT, 1, PICKUP, "app").lines()).hasSize(2);
    }

    @Test
    void anotherAdderIsAnotherLineAlsoThroughAMerge() {
        Adder friend = Adder.share(Ids.next(), "Ada");
        Adder shopper = Adder.seller("ben", "3012345000019");
        Cart had = Cart.open(Ids.next(), CUSTOMER, "app", NOW);
        for (Adder by : List.of(Adder.OWNER, friend, shopper, friend, Adder.service("chatbot"))) {
            had = with(had, by, SHIRT, 1, Fulfilment.OPEN, "app");
        }

        Cart merged = with(empty(), SHIRT, 1, Fulfilment.OPEN, "web").attach(CUSTOMER, had, NOW);

        assertThat(merged.lines())
                .extracting(CartLine::addedBy, CartLine::quantity)
                .containsExactly(
                        tuple(Adder.OWNER, 2L),
                        tuple(friend, 2L),
                        tuple(shopper, 1L),
                        tuple(Adder.service("chatbot"), 1L));
    }

    @Test
    void mergingLosesNothing() {
        Cart had = with(
                with(Cart.open(Ids.next(), CUSTOMER, "app", NOW), SHIRT, 2, Fulfilment.OPEN, "app"),
                SOCKS,
                1,
                PICKUP,
                "app");
        Cart anonymous = with(with(empty(), SHIRT, 1, Fulfilment.OPEN, "web"), SOCKS, 4, Fulfilment.OPEN, "web");

        Cart merged = anonymous.attach(CUSTOMER, had, NOW);

        assertThat(merged.customerId()).isEqualTo(CUSTOMER);
        assertThat(merged.lines().stream().mapToLong(CartLine::quantity)).containsExactly(3L, 1L, 4L);
        assertThat(had.mergedInto(merged.cartId()).status()).isEqualTo(CartStatus.MERGED);
    }

    @Test
    void limitsAreRefusedAtTheirBoundary() {
        Cart full = empty();
        for (int i = 0; i < Cart.MOST_LINES; i++) {
            full = with(full, new Sku("SKU-" + i), Cart.MOST_PIECES, Fulfilment.OPEN, "web");
        }
        Cart cart = full;

        assertThatThrownBy(() -> with(cart, SHIRT, 1, Fulfilment.OPEN, "web"))
                .isInstanceOfSatisfying(CartRefusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(CartRefusal.Reason.TOO_MANY_LINES));
        assertThatThrownBy(() -> with(cart, new Sku("SKU-0"), 1, Fulfilment.OPEN, "web"))
                .isInstanceOfSatisfying(CartRefusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(CartRefusal.Reason.TOO_MANY_PIECES));
    }

    @Test
    void aCartThatIsNotOpenIsNotChanged() {
        Cart closed = with(empty(), SHIRT, 1, Fulfilment.OPEN, "web").checkedOut(Ids.next(), "web", NOW);

        assertThatThrownBy(() -> with(closed, SHIRT, 1, Fulfilment.OPEN, "web"))
                .isInstanceOf(CartRefusal.class)
                .hasMessageContaining("has become order");
        assertThatThrownBy(() -> closed.checkedOut(Ids.next(), "web", NOW)).isInstanceOf(CartRefusal.class);
    }

    @Test
    void anotherCustomersCartIsNotAttached() {
        Cart theirs = Cart.open(Ids.next(), Ids.next(), "web", NOW);

        assertThatThrownBy(() -> theirs.attach(CUSTOMER, null, NOW))
                .isInstanceOfSatisfying(CartRefusal.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(CartRefusal.Reason.OF_ANOTHER_CUSTOMER));
    }

    private static Cart empty() {
        return Cart.open(Ids.next(), null, "web", NOW);
    }

    private static Cart with(Cart cart, Sku sku, long quantity, Fulfilment fulfilment, String channel) {
        return with(cart, Adder.OWNER, sku, quantity, fulfilment, channel);
    }

    private static Cart with(Cart cart, Adder by, Sku sku, long quantity, Fulfilment fulfilment, String channel) {
        return cart.add(
                new CartLine(Ids.next(), sku, quantity, fulfilment.method(), fulfilment.location(), channel, by), NOW);
    }
}
