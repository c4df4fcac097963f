package org.unisson.customer.journey.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.journey.domain.Window;

/** Works out who is thanked for the sales of a period, some sales at a time. */
@ApplicationScoped
public class AttributingSales {

    /** Purchases of one question. */
    static final int MOST_SALES = 10_000;

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Sales sales;
    private final LeadingUp leadingUp;
    private final Sharing sharing;

    AttributingSales(Transactions transactions, Sales sales, LeadingUp leadingUp, Sharing sharing) {
        this.transactions = transactions;
        this.sales = sales;
        this.leadingUp = leadingUp;
        this.sharing = sharing;
    }

    /** 422 too-many where the period has more purchases than one question can have. */
    public Uni<AttributionView> of(Window period, Model model) {
        Totals totals = new Totals();
        return transactions
                .read(tx -> from(tx, period, model, totals, period.from(), ""))
                .map(done -> new AttributionView(
                        model,
                        period.from(),
                        period.until(),
                        totals.sales(),
                        totals.purchases(),
                        totals.largest(),
                        totals.others()));
    }

    private Uni<Void> from(Transaction tx, Window period, Model model, Totals totals, Instant after, String id) {
        return sales.in(tx, period, after, id, AT_ONCE)
                .chain(some -> add(tx, model, totals, some).chain(() -> {
                    if (totals.purchases() > MOST_SALES) {
                        throw Problem.unprocessable(
                                        "too-many",
                                        "to",
                                        "the period has more than " + MOST_SALES + " purchases: ask for a shorter one")
                                .asException();
                    }
                    if (some.size() < AT_ONCE) {
                        return Uni.createFrom().voidItem();
                    }
                    Sale last = some.getLast();
                    return from(tx, period, model, totals, last.occurredAt(), "PURCHASE/" + last.purchaseId());
                }));
    }

    private Uni<Void> add(Transaction tx, Model model, Totals totals, List<Sale> some) {
        return leadingUp
                .traces(tx, some)
                .chain(traces -> leadingUp.withMerit(tx, some, traces))
                .invoke(touches -> {
                    for (int i = 0; i < some.size(); i++) {
                        Sale sale = some.get(i);
                        totals.add(sale.value(), sharing.shares(model, sale.value(), touches.get(i)));
                    }
                })
                .replaceWithVoid();
    }
}
