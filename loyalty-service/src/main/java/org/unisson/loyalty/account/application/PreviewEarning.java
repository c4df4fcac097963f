package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.loyalty.account.domain.Earning;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.Rule;

/** What a basket would earn now, under the rules of the programme or under others that are tried out. */
@ApplicationScoped
public class PreviewEarning {

    private final Transactions transactions;
    private final CurrentProgramme programmes;
    private final RuleConditions conditions;

    PreviewEarning(Transactions transactions, CurrentProgramme programmes, RuleConditions conditions) {
        this.transactions = transactions;
        this.programmes = programmes;
        this.conditions = conditions;
    }

    /**
     * Nothing is written.
     *
     * @param tried null: the rules of the programme
     * @throws org.unisson.chassis.rest.ProblemException 422 where a condition is not valid
     */
    public Uni<Earning.Preview> preview(Sale basket, List<Rule> tried) {
        return transactions.read(programmes::current).map(terms -> new Earning(
                        terms.programme(),
                        tried == null
                                ? terms.rules()
                                : conditions.compile(
                                        tried, terms.programme().validity().zone()))
                .preview(basket));
    }
}
