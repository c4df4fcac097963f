package org.unisson.loyalty.account.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.loyalty.account.domain.Earning;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.PurchaseFact.Weighed;
import org.unisson.loyalty.account.domain.Rule;

/** What a basket would earn now, under the rules of the programme or under others that are tried out. */
@ApplicationScoped
public class PreviewEarning {

    private final Transactions transactions;
    private final CurrentProgramme programmes;
    private final RuleConditions conditions;
    private final Categories categories;

    PreviewEarning(
            Transactions transactions, CurrentProgramme programmes, RuleConditions conditions, Categories categories) {
        this.transactions = transactions;
        this.programmes = programmes;
        this.conditions = conditions;
        this.categories = categories;
    }

    /**
     * Nothing is written.
     *
     * @param tried null: the rules of the programme
     * @throws org.unisson.chassis.rest.ProblemException 422 where a condition is not valid
     */
    public Uni<Earning.Preview> preview(Sale basket, List<Rule> tried) {
        Set<String> skus = basket.lines().stream().map(Weighed::sku).collect(Collectors.toSet());
        return transactions.read(tx -> programmes.current(tx).chain(terms -> {
            GoodsRules rules = tried == null
                    ? terms.rules()
                    : conditions.compile(tried, terms.programme().validity().zone());
            return categories.of(tx, skus).map(known -> new Earning(terms.programme(), rules.knowing(known))
                    .preview(basket));
        }));
    }
}
