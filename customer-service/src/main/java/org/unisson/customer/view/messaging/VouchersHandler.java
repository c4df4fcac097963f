package org.unisson.customer.view.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.unisson.chassis.events.ReceivedEvent;
import org.unisson.chassis.messaging.EventConsumer;
import org.unisson.chassis.messaging.EventHandler;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.customer.view.application.OpenVouchers;
import org.unisson.customer.view.application.VoucherState;
import org.unisson.loyalty.events.VoucherChanged;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** What customers have in vouchers. */
@ApplicationScoped
public class VouchersHandler implements EventHandler {

    private final EventConsumer consumer;
    private final OpenVouchers vouchers;

    VouchersHandler(EventConsumer consumer, OpenVouchers vouchers) {
        this.consumer = consumer;
        this.vouchers = vouchers;
    }

    @Incoming("vouchers")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return consumer.consume(this, records);
    }

    @Override
    public String name() {
        return "customer.vouchers";
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topics.VOUCHERS);
    }

    @Override
    public Uni<Void> apply(Transaction transaction, List<ReceivedEvent> events) {
        // The events of a voucher come in order: the last one holds.
        Map<UUID, VoucherState> last = new TreeMap<>();
        for (ReceivedEvent event : events) {
            if (event.payload() instanceof VoucherChanged voucher) {
                last.put(voucher.getVoucherId(), state(voucher));
            }
        }
        return vouchers.put(transaction, last.values());
    }

    private static VoucherState state(VoucherChanged voucher) {
        return new VoucherState(
                voucher.getVoucherId(),
                voucher.getCustomerId(),
                voucher.getVersion(),
                money(voucher.getLeft()),
                money(voucher.getMinimum()),
                voucher.getState(),
                voucher.getExpiresAt());
    }

    private static Money money(org.unisson.common.events.Money amount) {
        return new Money(amount.getMinor(), amount.getCurrency());
    }
}
