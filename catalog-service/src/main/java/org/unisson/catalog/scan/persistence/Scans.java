package org.unisson.catalog.scan.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.unisson.catalog.operation.persistence.Visibility;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.scan.domain.Place;
import org.unisson.catalog.scan.domain.Scanned;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;

/** What a scan asks for. */
@Singleton
public class Scans {

    // A number that two products have is that of the one that is for sale, then of the one that was changed last.
    private static final String BY_GTIN = """
            select p.product_id, v.sku, sellability(p.assortment, $2, $3), p.content::text
            from variant v join product p on p.product_id = v.product_id
            where lpad(v.gtin, 14, '0') = lpad($1, 14, '0') and sellability(p.assortment, $2, $3) is not null
                  and\s""" + Visibility.isVisible("v.sku", "$2", "$4", "$5", "$6") + """
            order by p.status, p.changed_at desc, v.sku
            limit 1""";

    private static final String NEARBY = """
            select s.location, l.name, l.city, kilometres(h.latitude, h.longitude, l.latitude, l.longitude) as far,
                   s.available
            from sellable_stock($4) s
            join location l on l.gln = s.location and l.open
            left join location h on h.gln = $2
            where s.sku = $1 and s.available > 0 and s.location is distinct from $2
            order by far nulls last, s.location
            limit $3""";

    private final Transactions transactions;

    Scans(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What that number stands for, where who asks may see it. */
    public Uni<Optional<Scanned>> of(String gtin, Question question, Instant now) {
        return transactions
                .read(tx -> tx.sql(
                        BY_GTIN,
                        gtin,
                        question.channel(),
                        ChronoUnit.MICROS.between(Instant.EPOCH, now),
                        question.shopper().segments().toArray(String[]::new),
                        question.shopper().customerId(),
                        Times.toDatabase(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Scanned(row.getUUID(0), row.getString(1), row.getString(2), row.getString(3))));
    }

    /** Other places from which it can be promised on the channel that asks, the nearest first. */
    public Uni<List<Place>> nearby(String sku, Question question, int limit) {
        return transactions
                .read(tx -> tx.sql(NEARBY, sku, question.location(), limit, question.channel()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Place(
                                row.getString(0), row.getString(1), row.getString(2), row.getDouble(3), row.getLong(4)))
                        .toList());
    }
}
