package org.unisson.customer.care.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Money;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.Priority;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.domain.Repair;
import org.unisson.customer.care.domain.RepairStep;
import org.unisson.customer.care.domain.Status;

/** Reads cases from rows. */
final class CaseRows {

    private CaseRows() {}

    static List<Case> all(RowSet<Row> rows) {
        List<Case> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(one(row)));
        return all;
    }

    private static Case one(Row row) {
        String step = row.getString("repair_step");
        return new Case(
                row.getUUID("case_id"),
                row.getLong("version"),
                row.getUUID("customer_id"),
                row.getString("subject"),
                row.getString("opened_by"),
                Times.fromDatabase(row.getOffsetDateTime("opened_at")),
                new Matter(
                        CaseKind.valueOf(row.getString("kind")),
                        Priority.valueOf(row.getString("priority")),
                        row.getString("assignee"),
                        about(row)),
                Status.valueOf(row.getString("status")),
                new Repair(step == null ? null : RepairStep.valueOf(step), amount(row), row.getString("receipt_code")),
                Times.fromDatabase(row.getOffsetDateTime("due_at")),
                Times.fromDatabase(row.getOffsetDateTime("changed_at")));
    }

    static List<Reference> about(Row row) {
        return Stream.of(row.getArrayOfStrings("about")).map(Reference::ofText).toList();
    }

    static String[] about(List<Reference> references) {
        return references.stream().map(Reference::text).toArray(String[]::new);
    }

    static Money amount(Row row) {
        String currency = row.getString("currency");
        return currency == null ? null : new Money(row.getLong("minor"), currency);
    }

    static Long minor(Money amount) {
        return amount == null ? null : amount.minor();
    }

    static String currency(Money amount) {
        return amount == null ? null : amount.currency();
    }

    static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
