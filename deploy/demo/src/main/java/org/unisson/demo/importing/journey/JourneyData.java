package org.unisson.demo.importing.journey;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.commons.csv.CSVRecord;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.Csv;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;

/** The whole data set in memory, and the figures that it must lead to. */
final class JourneyData {

    /** Pieces that stay on each shelf when all has been sold. */
    static final long LEFT_OVER = 12;

    private static final Instant BEFORE_THE_FIRST_SALE = Instant.parse("2016-12-31T12:00:00Z");
    private static final List<String> NOT_IMPORTED =
            List.of("campaign_descriptions.csv", "campaigns.csv", "coupon_redemptions.csv");

    private final RowReport report = new RowReport();
    private final List<Basket> baskets;
    private final List<Requests.Product> products;
    private final ShelfPrices prices;
    private final Collection<String> households = new TreeSet<>();

    JourneyData(Path folder) {
        List<SoldLine> sold = new TransactionRows(report).read(Csv.rows(folder, TransactionRows.FILE));
        baskets = Basket.of(sold);
        prices = new ShelfPrices(sold);
        products = new ProductRows(report)
                .read(
                        Csv.rows(folder, ProductRows.FILE),
                        sold.stream().map(SoldLine::product).toList());
        sold.forEach(line -> households.add(line.household()));
        for (CSVRecord row : Csv.rows(folder, "households.csv")) {
            households.add(row.get("household_id"));
            report.add(RowOutcome.taken("households.csv", row.getRecordNumber(), row.get("household_id")));
        }
        for (String file : NOT_IMPORTED) {
            Csv.rows(folder, file)
                    .forEach(row -> report.add(RowOutcome.refused(
                            file,
                            row.getRecordNumber(),
                            row.get(0),
                            "what a campaign or its coupon gives is not in the data")));
        }
    }

    RowReport report() {
        return report;
    }

    List<Basket> baskets() {
        return baskets;
    }

    List<Requests.Product> products() {
        return products;
    }

    Collection<String> households() {
        return households;
    }

    List<Long> stores() {
        return baskets.stream().map(Basket::store).distinct().sorted().toList();
    }

    List<String> glns() {
        return stores().stream().map(Names::gln).toList();
    }

    ShelfPrices prices() {
        return prices;
    }

    CouponMatches coupons() {
        return new CouponMatches(lines());
    }

    /** What has to be on the shelves before the first sale, so that everything sold was there. */
    List<Requests.Movement> openingStock() {
        return soldByPlace().entrySet().stream()
                .map(place -> new Requests.Movement(
                        place.getKey().substring(place.getKey().indexOf('/') + 1),
                        place.getKey().substring(0, place.getKey().indexOf('/')),
                        place.getValue() + LEFT_OVER,
                        "RECEIPT",
                        BEFORE_THE_FIRST_SALE,
                        "opening/complete-journey"))
                .toList();
    }

    /** Pieces by {@code <gln>/<sku>}. */
    Map<String, Long> soldByPlace() {
        return summed(lines(), line -> Names.gln(line.store()) + "/" + Names.sku(line.product()), SoldLine::quantity);
    }

    Map<String, Long> onHandByPlace() {
        Map<String, Long> left = new TreeMap<>();
        soldByPlace().keySet().forEach(place -> left.put(place, LEFT_OVER));
        return left;
    }

    Map<String, Long> leftBySku() {
        return summed(soldByPlace().keySet(), place -> place.substring(place.indexOf('/') + 1), place -> LEFT_OVER);
    }

    long paid() {
        return baskets.stream().mapToLong(Basket::paid).sum();
    }

    long pieces() {
        return lines().stream().mapToLong(SoldLine::quantity).sum();
    }

    /** A figure of the baskets, by something of them. */
    Map<String, Long> summed(Function<Basket, String> by, ToLongFunction<Basket> figure) {
        return summed(baskets, by, figure);
    }

    /** A figure of the baskets per household; households that bought nothing have none of it. */
    Map<String, Long> perHousehold(ToLongFunction<Basket> figure) {
        Map<String, Long> figures = summed(Basket::household, figure);
        households.forEach(household -> figures.putIfAbsent(household, 0L));
        return figures;
    }

    private List<SoldLine> lines() {
        List<SoldLine> lines = new ArrayList<>();
        baskets.forEach(basket -> lines.addAll(basket.lines()));
        return lines;
    }

    private static <T> Map<String, Long> summed(Collection<T> items, Function<T, String> by, ToLongFunction<T> figure) {
        Map<String, Long> figures = new TreeMap<>();
        items.forEach(item -> figures.merge(by.apply(item), figure.applyAsLong(item), Long::sum));
        return figures;
    }
}
