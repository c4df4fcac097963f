package org.unisson.catalog.search.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.quote.domain.Shopper;
import org.unisson.catalog.quote.persistence.PricingColumns;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Near;
import org.unisson.catalog.search.domain.Sort;
import org.unisson.chassis.persistence.Times;

/** The SQL that finds what criteria name; its text depends on which there are, never on their values. */
final class Statement {

    // Ranking and prices cost something for each product: of very many, those found first are looked at.
    static final int MOST_CANDIDATES = 1_000;

    private final List<Object> parameters = new ArrayList<>();
    private final StringBuilder where = new StringBuilder("p.status = 'ACTIVE'");
    private final Criteria criteria;
    private final Shopper shopper;
    private final boolean alike;
    private final Instant now;

    /** @param alike whether words need only be like those of the product, for typing errors */
    Statement(Criteria criteria, Shopper shopper, boolean alike, Instant now) {
        this.criteria = criteria;
        this.shopper = shopper;
        this.alike = alike;
        this.now = now;
    }

    Object[] parameters() {
        return parameters.toArray();
    }

    /** The place of one more value. */
    String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    /** A relation of what is found: product_id, score, changed_at. */
    String found() {
        boolean limited = criteria.text() != null;
        return "(select p.product_id, " + score() + "::float8 as score, p.changed_at from " + matching(limited) + " p)";
    }

    /** What matches everything but prices: product_id, mark, prices, key; and what is read once. */
    String candidates() {
        return "select product_id, mark, prices, " + key() + " as key, "
                + PricingColumns.once(parameter(shopper.customerId()) + "::uuid")
                + " from (select p.product_id, p.mark, coalesce(n.version, 0) as prices, " + score()
                + "::float8 as score, p.changed_at from " + matching(true)
                + " p left join product_prices n on n.product_id = p.product_id) found";
    }

    private String matching(boolean limited) {
        words();
        hidden();
        if (criteria.channel() != null) {
            where.append(" and (p.assortment is null or sellability(p.assortment, ")
                    .append(parameter(criteria.channel()))
                    .append(", ")
                    .append(parameter(ChronoUnit.MICROS.between(Instant.EPOCH, now)))
                    .append(") is not null)");
        }
        if (criteria.category() != null) {
            where.append(" and p.category_ids @> array[")
                    .append(parameter(criteria.category()))
                    .append("::text]");
        }
        criteria.filters().values().forEach(keys -> where.append(" and p.keys && ")
                .append(parameter(keys.toArray(String[]::new)))
                .append("::text[]"));
        if (criteria.isByStock()) {
            stock();
        }
        return "(select p.*, p.xmin::text::bigint as mark from product p where " + where
                + (limited ? " limit " + MOST_CANDIDATES : "") + ")";
    }

    /** By what a row of that relation is ordered, the highest first. */
    String key() {
        return switch (criteria.sort()) {
            case RELEVANCE -> "score";
            case NEWEST -> "extract(epoch from changed_at)::float8";
            // Prices are not known to the database.
            case PRICE_ASC, PRICE_DESC -> "0::float8";
            case RATING ->
                "coalesce((select tenths * 1e9 + reviews from product_rating r"
                        + " where r.product_id = found.product_id), -1)::float8";
        };
    }

    private void hidden() {
        where.append(" and p.product_id <> all(")
                .append(Visibility.hiddenProducts(
                        parameter(criteria.channel()),
                        parameter(shopper.segments().toArray(String[]::new)),
                        parameter(shopper.customerId()),
                        parameter(Times.toDatabase(now))))
                .append(')');
    }

    private void words() {
        if (criteria.text() != null) {
            where.append(alike ? " and " + typed() + " <% p.label" : " and p.search @@ " + asked());
        }
    }

    private String score() {
        if (criteria.text() == null || criteria.sort() != Sort.RELEVANCE) {
            return "0";
        }
        return alike ? "word_similarity(" + typed() + ", p.label)" : "1 + ts_rank(p.search, " + asked() + ")";
    }

    // As queries of their own they are worked out once, not for each product.
    private String typed() {
        return "(select lower(unaccent(" + parameter(criteria.text()) + ")))";
    }

    private String asked() {
        return "(select asked_words(" + parameter(criteria.text()) + "))";
    }

    private void stock() {
        String there = " s.sku = v.sku and s.available > 0 and s.location = any(" + places() + ")";
        where.append(" and exists (select from variant v where v.product_id = p.product_id and (")
                .append("exists (select from bundle_component b where b.sku = v.sku)")
                .append(" and exists (select from sellable_stock s where" + there + ")")
                .append(" or not exists (select from bundle_component b where b.sku = v.sku)")
                .append(" and exists (select from availability s where" + there + ")))");
    }

    /** The places whose stock counts, worked out once. */
    private String places() {
        StringBuilder open = new StringBuilder("(select array_agg(l.gln) from location l where l.open");
        if (criteria.location() != null) {
            open.append(" and l.gln = ").append(parameter(criteria.location()));
        }
        if (criteria.near() != null) {
            Near near = criteria.near();
            open.append(" and kilometres(l.latitude, l.longitude, ")
                    .append(parameter(near.latitude()))
                    .append(", ")
                    .append(parameter(near.longitude()))
                    .append(") <= ")
                    .append(parameter(near.kilometres()));
        }
        return open.append(")::text[]").toString();
    }
}
