package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import org.unisson.chassis.values.Gln;

/** From where what is shipped can arrive as it has to. What is carried out or collected is none of its concern. */
@FunctionalInterface
public interface Reach {

    /** Nothing in particular is asked of what is shipped. */
    Reach ANYWHERE = location -> Optional.empty();

    /** Why it cannot come from there; empty: it can. */
    Optional<Refusal> refusal(Gln location);
}
