package org.unisson.order.brandpolicy.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Sku;
import org.unisson.order.brandpolicy.domain.Brand;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.brandpolicy.domain.Branded;
import org.unisson.order.brandpolicy.persistence.BrandTable;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.cart.domain.CartLine;

/** A brand is sold as it wants to be (R32). */
@ApplicationScoped
public class BrandRules {

    private final BrandTable brands;

    BrandRules(BrandTable brands) {
        this.brands = brands;
    }

    /** Takes in what the catalog tells. */
    public Uni<Void> note(Transaction tx, List<Brand> told, List<Branded> products) {
        Uni<Void> policies = Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(brand -> brands.save(tx, brand))
                .collect()
                .last()
                .replaceWithVoid();
        return products.isEmpty() ? policies : policies.chain(() -> brands.save(tx, products));
    }

    /**
     * Refuses (422, naming the lines) what may not be sold so. The named seller is who has put the line into the cart, or
     * who checks it out.
     *
     * @param by who checks the cart out
     * @param appointment reference of what was agreed upon, or null
     */
    public Uni<Void> require(
            Transaction tx, UUID orderId, List<CartLine> lines, Adder by, String channel, String appointment) {
        List<Sku> skus = lines.stream().map(CartLine::sku).distinct().toList();
        return brands.of(tx, skus)
                .invoke(policies -> refuse(lines, policies, by, channel, appointment))
                .chain(policies ->
                        appointment == null ? Uni.createFrom().voidItem() : brands.agreed(tx, orderId, appointment));
    }

    private static void refuse(
            List<CartLine> lines, Map<Sku, BrandPolicy> policies, Adder by, String channel, String appointment) {
        List<Violation> wrong = new ArrayList<>();
        for (CartLine line : lines) {
            BrandPolicy policy = policies.get(line.sku());
            if (policy != null) {
                // Either may be the named one: a line that a colleague has put there is sold by who checks it out.
                Stream.of(line.addedBy(), by)
                        .map(adder -> policy.against(channel, seller(adder), appointment))
                        .reduce((added, served) -> added.isEmpty() ? added : served)
                        .orElseThrow()
                        .ifPresent(why -> wrong.add(new Violation("/lines/" + line.lineId(), why)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                            "/problems/brand-policy",
                            "The request names something that cannot be",
                            422,
                            wrong.getFirst().message(),
                            wrong)
                    .asException();
        }
    }

    private static String seller(Adder adder) {
        return adder.kind() == Adder.Kind.SELLER ? adder.subject() : null;
    }
}
