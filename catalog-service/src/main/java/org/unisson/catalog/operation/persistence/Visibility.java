package org.unisson.catalog.operation.persistence;

import org.unisson.chassis.persons.Members;

/**
 * What private operations hide from others, as SQL. It is part of each statement itself: a function of the database would
 * be called for each row. Parameters are named by their places, as in {@code $1}.
 */
public final class Visibility {

    private Visibility() {}

    /** The condition that a SKU is there for who asks: whoever of the person is invited. */
    public static String isVisible(String sku, String channel, String segments, String customer, String at) {
        return """
                not exists (
                    select from reserved_sku r
                    where r.sku = %1$s and r.begins_at <= %5$s::timestamptz and r.ends_at > %5$s::timestamptz
                          and (r.channels = '{}' or %2$s::text is null or %2$s::text = any(r.channels))
                          and not (r.segments && %3$s::text[])
                          and not exists (select from operation_invitation i
                                          where i.operation_id = r.operation_id and i.customer_id = %4$s))
                """.formatted(sku, channel, segments, Members.any(customer + "::uuid"), at);
    }

    /** The ids of products of which nothing is there for who asks, worked out once per statement; as {@link #isVisible}. */
    public static String hiddenProducts(String channel, String segments, String customer, String at) {
        return """
                array(select distinct h.product_id from reserved_sku q join variant h on h.sku = q.sku
                      where q.begins_at <= %1$s::timestamptz and q.ends_at > %1$s::timestamptz
                            and not exists (select from variant w where w.product_id = h.product_id and %2$s))
                """.formatted(at, isVisible("w.sku", channel, segments, customer, at));
    }
}
