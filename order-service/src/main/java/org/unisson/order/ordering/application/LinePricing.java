package org.unisson.order.ordering.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.ordering.application.OrderTermsCheck.Agreed;
import org.unisson.order.ordering.application.Placing.Wanted;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.quote.domain.QuotedLine;
import org.unisson.order.reference.domain.SalesChannel;

/** What each line of an order costs: what was quoted, what was agreed elsewhere, or what the channel asks now. */
final class LinePricing {

    private final QuotedPlacing quoted;
    private final SalesChannel channel;
    private final Map<Sku, Money> asked;

    /** @param asked what the channel asks now */
    LinePricing(QuotedPlacing quoted, SalesChannel channel, Map<Sku, Money> asked) {
        this.quoted = quoted;
        this.channel = channel;
        this.asked = asked;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 422 that names the line which has no price, or none that can be */
    Agreed agreed() {
        Placing placing = quoted.placing();
        List<OrderLine> lines = new ArrayList<>();
        Money total = Money.zero(channel.currency());
        for (int i = 0; i < placing.lines().size(); i++) {
            Wanted wanted = placing.lines().get(i);
            try {
                OrderLine line = quoted.quoted(OrderLine.priced(
                        wanted.lineId(),
                        wanted.sku(),
                        wanted.quantity(),
                        price(i),
                        wanted.fulfilment(),
                        wanted.addedOn() == null ? placing.channel() : wanted.addedOn(),
                        wanted.addedBy()));
                lines.add(line);
                total = total.plus(line.total());
            } catch (ArithmeticException beyondMoney) {
                throw Problem.unprocessable(
                                "amount-too-large", pointer(i, "quantity"), "the amount is beyond any money")
                        .asException();
            }
        }
        return new Agreed(lines, total, channel.kind().equals("STORE"), quoted.quoteId());
    }

    private Money price(int index) {
        Wanted wanted = quoted.placing().lines().get(index);
        QuotedLine line = quoted.lines().get(wanted.lineId());
        if (line != null) {
            return line.unitPrice();
        }
        return wanted.unitPrice() == null ? askedNow(wanted, index) : agreedElsewhere(wanted, index);
    }

    private Money askedNow(Wanted wanted, int index) {
        Money price = asked.get(wanted.sku());
        if (price == null) {
            throw Problem.unprocessable(
                            "no-price",
                            pointer(index, "sku"),
                            wanted.sku() + " has no price on channel " + channel.id())
                    .asException();
        }
        return price;
    }

    private Money agreedElsewhere(Wanted wanted, int index) {
        if (!wanted.unitPrice().currency().equals(channel.currency())
                || wanted.unitPrice().isNegative()) {
            throw Problem.unprocessable(
                            "wrong-price",
                            pointer(index, "unitPrice"),
                            "a price on channel " + channel.id() + " is zero or more " + channel.currency())
                    .asException();
        }
        return wanted.unitPrice();
    }

    private static String pointer(int line, String field) {
        return "/lines/" + line + "/" + field;
    }
}
