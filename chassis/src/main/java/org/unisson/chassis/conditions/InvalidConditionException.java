package org.unisson.chassis.conditions;

import java.util.List;

/** A text that is no condition. */
public final class InvalidConditionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    InvalidConditionException(List<String> reasons) {
        super(reasons.isEmpty() ? "cannot be run" : reasons.getFirst());
        this.reasons = reasons.isEmpty() ? List.of("cannot be run") : List.copyOf(reasons);
    }

    /** What is wrong, each with its line and column; never none. */
    public List<String> reasons() {
        return reasons;
    }
}
