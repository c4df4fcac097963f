package org.unisson.customer.delivery.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** Goods on their way to persons. */
@ApplicationScoped
class DeliveryPersonalData implements PersonalData {

    private static final String CONSIGNMENTS = """
            select c.consignment_id::text, jsonb_build_object('consignmentId', c.consignment_id,
                'orderId', c.order_id, 'customerId', c.customer_id, 'status', c.status, 'promisedBy', c.promised_by,
                'brokenAt', c.broken_at, 'collectBy', c.collect_by)
            from consignment c where c.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(new Part("consignments", Set.of("consignment"), CONSIGNMENTS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
