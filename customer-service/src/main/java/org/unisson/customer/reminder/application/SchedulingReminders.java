package org.unisson.customer.reminder.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.reminder.domain.AbandonedCart;
import org.unisson.customer.timeline.application.Timeline;
import org.unisson.customer.timeline.domain.Entry;
import org.unisson.customer.timeline.domain.Kind;
import org.unisson.order.events.AbandonedLine;
import org.unisson.order.events.CartAbandoned;

/** Plans the decision on each abandoned cart, and tells the timeline that it rests. */
@ApplicationScoped
public class SchedulingReminders {

    private final Decisions decisions;
    private final Timeline timeline;
    private final ReminderConfig config;

    SchedulingReminders(Decisions decisions, Timeline timeline, ReminderConfig config) {
        this.decisions = decisions;
        this.timeline = timeline;
        this.config = config;
    }

    public Uni<Void> schedule(Transaction tx, List<ReceivedEvent> reports) {
        List<Scheduled> scheduled = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (ReceivedEvent report : reports) {
            if (report.payload() instanceof CartAbandoned abandoned) {
                scheduled.add(new Scheduled(cart(abandoned), report.asOrigin()));
                entries.add(entry(abandoned));
            }
        }
        return decisions.schedule(tx, scheduled).chain(() -> timeline.append(tx, entries));
    }

    private AbandonedCart cart(CartAbandoned abandoned) {
        return new AbandonedCart(
                Ids.next(),
                abandoned.getCartId(),
                abandoned.getVersion(),
                abandoned.getCustomerId(),
                abandoned.getLines().stream()
                        .map(AbandonedLine::getSku)
                        .distinct()
                        .toList(),
                abandoned.getLastTouchedAt(),
                abandoned.getAbandonedAt(),
                abandoned.getAbandonedAt().plus(config.delay()));
    }

    private static Entry entry(CartAbandoned abandoned) {
        return Entry.of(
                        Kind.CART_ABANDONED,
                        abandoned.getCartId() + "/" + abandoned.getVersion(),
                        abandoned.getCustomerId(),
                        abandoned.getAbandonedAt(),
                        abandoned.getCartId())
                .at(abandoned.getChannel(), null)
                .counting(abandoned.getLines().stream()
                        .mapToLong(AbandonedLine::getQuantity)
                        .sum());
    }
}
