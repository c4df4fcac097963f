package org.unisson.order.purchase.persistence;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a list that are asked for, and no others: a plan for "is null or equal" would have to be good for
 * both, and reads the whole table.
 */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition with a {@code ?} for each value, if any; none where the first value is null. */
    public Filter and(String condition, Object... given) {
        if (given.length > 0 && given[0] == null) {
            return this;
        }
        String numbered = condition;
        for (Object value : given) {
            numbered = numbered.replaceFirst("\\?", "\\$" + number(value));
        }
        conditions.add(numbered);
        return this;
    }

    /** Takes a value that stands elsewhere in the statement. @return its number */
    public int number(Object value) {
        values.add(value);
        return values.size();
    }

    /** From {@code where} on, or nothing. */
    public String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    public Object[] values() {
        return values.toArray();
    }
}
