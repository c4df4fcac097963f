package org.unisson.customer.journey.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.application.JourneyView.Share;
import org.unisson.customer.journey.application.Trails.Found;
import org.unisson.customer.journey.domain.Attribution;
import org.unisson.customer.journey.domain.Model;
import org.unisson.customer.journey.domain.Touchpoint;

/** Shares what was paid among those who brought the customer. */
@ApplicationScoped
class Sharing {

    private final Attribution attribution;

    Sharing(JourneyConfig config) {
        this.attribution = new Attribution(config.halfLife());
    }

    /** Sums to the value. @param touches with merit, the oldest first; none: nobody is thanked */
    List<Share> shares(Model model, Money value, List<Found> touches) {
        if (touches.isEmpty()) {
            return List.of(new Share(null, null, null, null, null, value));
        }
        List<Money> amounts = attribution.shares(
                model,
                value,
                touches.stream().map(found -> found.touchpoint().at()).toList());
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < touches.size(); i++) {
            if (!amounts.get(i).isZero()) {
                shares.add(share(touches.get(i).touchpoint(), amounts.get(i)));
            }
        }
        return shares;
    }

    private static Share share(Touchpoint touch, Money amount) {
        return new Share(
                touch.id().toString(),
                touch.origin().source(),
                touch.origin().medium(),
                touch.origin().campaign(),
                touch.channel(),
                amount);
    }
}
