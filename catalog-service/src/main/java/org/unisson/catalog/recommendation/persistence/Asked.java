package org.unisson.catalog.recommendation.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.unisson.catalog.page.domain.Question;
import org.unisson.chassis.persistence.Times;

/** The parameters of statements that recommend. */
final class Asked {

    private Asked() {}

    /** Those that {@link Left} reads, then these. */
    static Object[] with(Question question, Instant now, int notAgainForDays, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(question.channel());
        values.add(question.location());
        values.add(question.shopper().segments().toArray(String[]::new));
        values.add(question.shopper().customerId());
        values.add(Times.toDatabase(now));
        values.add(ChronoUnit.MICROS.between(Instant.EPOCH, now));
        values.add(notAgainForDays);
        values.addAll(List.of(more));
        return values.toArray();
    }
}
