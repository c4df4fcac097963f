package org.unisson.inventory.hold.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Shortage;

/** Why a cart gets no hold, in the words of a problem. */
final class HoldRefusals {

    private HoldRefusals() {}

    /** 409 with what is short at each line: the reason, then how many could be had. */
    static ProblemException of(Basket basket, List<Shortage> shortages) {
        Map<Sku, Shortage> bySku =
                shortages.stream().collect(Collectors.toMap(Shortage::sku, Function.identity(), (one, other) -> one));
        List<Problem.Violation> lacking = new ArrayList<>();
        for (int index = 0; index < basket.lines().size(); index++) {
            Shortage shortage = bySku.get(basket.lines().get(index).sku());
            if (shortage != null) {
                lacking.add(new Problem.Violation(
                        "/lines/" + index,
                        shortage.reason() + ": " + shortage.available() + " of " + shortage.requested() + " pieces of "
                                + shortage.sku() + " can be had"));
            }
        }
        Problem problem = Problem.conflict("hold-refused", lacking.size() + " lines cannot be had.");
        return new Problem(problem.type(), problem.title(), problem.status(), problem.detail(), lacking).asException();
    }

    /** 409: others have their chance first. */
    static ProblemException usedUp() {
        return Problem.conflict(
                        "hold-used-up", "This cart has held as long as it may; it can hold again a while later.")
                .asException();
    }
}
