package org.unisson.inventory.inbound.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Forecast;

/**
 * What is to come in all: at most 500 SKUs, each once.
 *
 * @param expectedOn day of the location, ISO 8601, if known; from 2000 on, within a year
 */
record ForecastBody(
        LocalDate expectedOn,
        @NotNull @NotEmpty @Size(max = 500) List<@NotNull @Valid GoodsBody> lines) {

    private static final LocalDate EARLIEST = LocalDate.parse("2000-01-01");
    private static final int FARTHEST_DAYS = 366;

    /** Pieces of a SKU, with those that have come already. */
    record GoodsBody(@NotNull Sku sku, @NotNull Quantity quantity) {}

    Forecast toDomain(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (expectedOn != null
                && (expectedOn.isBefore(EARLIEST) || expectedOn.isAfter(today.plusDays(FARTHEST_DAYS)))) {
            throw Problem.invalid("/expectedOn", "is too far away").asException();
        }
        Set<Sku> seen = new HashSet<>();
        List<Forecast.Goods> goods = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            GoodsBody line = lines.get(index);
            if (!seen.add(line.sku())) {
                throw Problem.invalid("/lines/" + index + "/sku", "is given twice")
                        .asException();
            }
            goods.add(new Forecast.Goods(line.sku(), line.quantity().pieces()));
        }
        return new Forecast(expectedOn, goods);
    }
}
