package org.unisson.catalog.product.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.product.application.StoringProducts.Saying;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.product.domain.SkuOwners;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;

/** Decides one saying after the other, each on what the ones before it have left. */
final class Decisions {

    private final Map<UUID, Product> current;
    private final SkuOwners owners;
    private final Instant now;
    private final Map<UUID, Product> changed = new LinkedHashMap<>();
    private final List<Product> history = new ArrayList<>();

    Decisions(Map<UUID, Product> current, SkuOwners owners, Instant now) {
        this.current = new HashMap<>(current);
        this.owners = owners;
        this.now = now;
    }

    Outcome decide(Saying saying) {
        Product before = current.get(saying.productId());
        long version = before == null ? 0 : before.version();
        Versions.requireMatch(saying.ifMatch(), version);
        if (before != null && before.isOf(saying.content())) {
            return new Outcome.Unchanged(version);
        }
        Optional<Variant> conflict = owners.conflict(saying.productId(), saying.content());
        if (conflict.isPresent()) {
            return new Outcome.Refused(Problem.conflict(
                    "sku-of-another-product",
                    "The SKU " + conflict.get().sku() + " belongs to product "
                            + owners.ownerOf(conflict.get().sku()) + "."));
        }
        Product after = new Product(saying.productId(), version + 1, saying.content(), now);
        owners.take(after.productId(), after.content());
        current.put(after.productId(), after);
        changed.put(after.productId(), after);
        history.add(after);
        return new Outcome.Written(after.version(), before == null);
    }

    /** Last state of each product that changed. */
    Collection<Product> changed() {
        return changed.values();
    }

    /** Every state on the way, in order. */
    List<Product> history() {
        return history;
    }
}
