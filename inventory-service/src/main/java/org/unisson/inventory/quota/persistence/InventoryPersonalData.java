package org.unisson.inventory.quota.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What inventory-service keeps of persons: what is set aside for them, and what they have had of quotas. */
@ApplicationScoped
class InventoryPersonalData implements PersonalData {

    private static final String HOLDS = """
            select hold.cart_id::text, jsonb_build_object('cartId', hold.cart_id, 'customerId', hold.customer_id,
                'status', hold.status, 'channel', hold.channel, 'orderId', hold.order_id, 'beganAt', hold.began_at,
                'expiresAt', hold.expires_at, 'changedAt', hold.changed_at,
                'lines', (select jsonb_agg(jsonb_build_object('sku', line.sku, 'location', line.location,
                        'quantity', line.quantity, 'method', line.method) order by line.line)
                    from hold_line line where line.cart_id = hold.cart_id))
            from hold where hold.customer_id = any($1)""";

    private static final String QUOTAS = """
            select used.quota_id || ' ' || used.owner || ' ' || used.sku, jsonb_build_object('quotaId', used.quota_id,
                'customerId', used.customer_id, 'owner', used.owner, 'sku', used.sku, 'reserved', used.reserved,
                'sold', used.sold)
            from quota_use used where used.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("holds", Set.of("hold", "hold_line"), HOLDS), new Part("quotas", Set.of("quota_use"), QUOTAS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of("belonging", "which ids are one person: every export names them");
    }
}
