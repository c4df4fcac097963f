package org.unisson.loyalty.account.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.PurchaseFact.Weighed;

/**
 * A basket, paid with money, of which it is asked what it would earn.
 *
 * @param kind ORDER or RECEIPT; absent: ORDER
 * @param store GLN; absent: on a remote channel
 * @param currency ISO 4217; absent: EUR
 * @param card whether one is presented; absent: yes
 * @param at when; absent: now
 * @param lines 1 to 200
 * @param rules to be tried in place of the programme's, at most 50; absent: the programme's
 */
record BasketBody(
        @Pattern(regexp = "ORDER|RECEIPT", message = "is ORDER or RECEIPT")
        String kind,

        @NotBlank @Size(max = 50) String channel,
        @Size(max = 13) String store,
        @Size(max = 3) String currency,
        Boolean card,
        Instant at,
        @Valid @NotEmpty @Size(max = 200) List<@NotNull Line> lines,
        @Valid @Size(max = 50) List<ProgrammeBody.@NotNull RuleBody> rules) {

    private static final long DEAREST = 100_000_000_000L;
    private static final String SOME_CARD = "0";

    /** Goods. @param total paid for them, in minor units @param multiplier by their quote, hundredths; absent: 100 */
    record Line(
            @NotBlank @Size(max = 100) String sku,
            @NotNull @Min(0) @Max(DEAREST) Long total,
            @Min(0) @Max(Weighed.MOST) Integer multiplier) {

        private Weighed weighed(String currency) {
            return new Weighed(Ids.next(), sku, multiplier == null ? 100 : multiplier, new Money(total, currency));
        }
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 where there is no such currency */
    Sale sale(Instant now) {
        String currency = this.currency == null ? "EUR" : this.currency;
        try {
            List<Weighed> goods =
                    lines.stream().map(line -> line.weighed(currency)).toList();
            return new Sale(
                    Ids.next(),
                    null,
                    Boolean.FALSE.equals(card) ? null : SOME_CARD,
                    null,
                    Money.sum(currency, goods.stream().map(Weighed::paid).toList()),
                    Money.zero(currency),
                    at == null ? now : at,
                    goods,
                    new PurchaseFact.Place(kind == null ? "ORDER" : kind, channel, store == null ? "" : store));
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("/currency", unknown.getMessage()).asException();
        }
    }
}
