package org.unisson.order.cart.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Cart;
import org.unisson.order.cart.domain.CartLine;
import org.unisson.order.cart.domain.Editor;
import org.unisson.order.reference.application.Prices;

/** Reads carts and prices them: each line on the channel asked for, or else on the one that added it. */
@ApplicationScoped
public class ShowCart {

    private final Carts carts;
    private final Prices prices;
    private final Clock clock;

    ShowCart(Carts carts, Prices prices, Clock clock) {
        this.carts = carts;
        this.prices = prices;
        this.clock = clock;
    }

    /** The cart. @throws org.unisson.chassis.rest.ProblemException 404 where there is none */
    public Uni<Cart> find(Transaction tx, UUID cartId) {
        return carts.find(tx, cartId).onItem().ifNull().failWith(() -> Problem.notFound("cart", cartId)
                .asException());
    }

    /**
     * The open cart of the customer's person: the one touched last. The others are named in it.
     *
     * @param channel whose prices; null: of each line's own channel
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none
     */
    public Uni<CartView> openOf(Transaction tx, UUID customerId, String channel) {
        return carts.openOfPerson(tx, customerId)
                .invoke(open -> {
                    if (open.isEmpty()) {
                        throw Problem.notFound("open cart of customer", customerId)
                                .asException();
                    }
                })
                .chain(open -> find(tx, open.getFirst())
                        .chain(cart -> priced(tx, cart, channel))
                        .map(view -> view.beside(open.subList(1, open.size()))));
    }

    /** The cart with prices. @param channel whose prices; null: of each line's own channel */
    public Uni<CartView> priced(Transaction tx, Cart cart, String channel) {
        Map<String, Set<Sku>> skusByChannel = cart.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> channel == null ? line.addedOn() : channel,
                        TreeMap::new,
                        Collectors.mapping(CartLine::sku, Collectors.toSet())));
        Instant now = clock.instant();
        Map<String, Map<Sku, Money>> found = new HashMap<>();
        Uni<Void> reading = Uni.createFrom().voidItem();
        for (var asked : skusByChannel.entrySet()) {
            reading = reading.chain(() -> prices.effective(tx, asked.getKey(), now, asked.getValue()))
                    .invoke(effective -> found.put(asked.getKey(), effective))
                    .replaceWithVoid();
        }
        return reading.map(done -> view(
                cart,
                cart.lines().stream()
                        .map(line -> priced(
                                line,
                                found.get(channel == null ? line.addedOn() : channel)
                                        .get(line.sku())))
                        .toList()));
    }

    /** The cart with prices, as far as it is that reader's business. */
    public Uni<CartView> seenBy(Transaction tx, Editor reader, Cart cart, String channel) {
        return priced(tx, cart, channel).map(view -> reader.isGuest() ? view.forGuest(reader) : view);
    }

    private static CartView.Line priced(CartLine line, Money unitPrice) {
        return new CartView.Line(
                line.lineId(),
                line.sku(),
                line.quantity(),
                unitPrice,
                unitPrice == null ? null : unitPrice.times(line.quantity()),
                line.method(),
                line.location(),
                line.addedOn(),
                line.addedBy());
    }

    private static CartView view(Cart cart, List<CartView.Line> lines) {
        return new CartView(
                cart.cartId(),
                cart.version(),
                cart.status(),
                cart.customerId(),
                cart.mergedInto(),
                cart.orderId(),
                lines,
                total(lines),
                cart.touchedAt(),
                List.of());
    }

    private static Money total(List<CartView.Line> lines) {
        boolean summable = !lines.isEmpty()
                && lines.stream().allMatch(line -> line.total() != null)
                && lines.stream()
                                .map(line -> line.total().currency())
                                .distinct()
                                .count()
                        == 1;
        return summable
                ? Money.sum(
                        lines.getFirst().total().currency(),
                        lines.stream().map(CartView.Line::total).toList())
                : null;
    }
}
