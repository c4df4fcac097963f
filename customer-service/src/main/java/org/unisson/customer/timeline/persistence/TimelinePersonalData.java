package org.unisson.customer.timeline.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** Everything that happened to persons. */
@ApplicationScoped
class TimelinePersonalData implements PersonalData {

    private static final String ENTRIES = """
            select e.occurred_at || ' ' || e.id, jsonb_build_object('id', e.id, 'kind', e.kind,
                'customerId', e.customer_id, 'card', e.card, 'occurredAt', e.occurred_at, 'channel', e.channel,
                'store', e.store, 'reference', e.reference,
                'total', case when e.minor is not null
                    then jsonb_build_object('minor', e.minor, 'currency', e.currency) end,
                'quantity', e.quantity, 'detail', e.detail, 'skus', to_jsonb(e.skus))
            from timeline_entry e where e.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(new Part("timeline", Set.of("timeline_entry"), ENTRIES));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
