package org.unisson.customer.reminder.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** Decisions whether persons were reminded of a cart, with their reasons. */
@ApplicationScoped
class ReminderPersonalData implements PersonalData {

    private static final String DECISIONS = """
            select d.decision_id::text, jsonb_build_object('decisionId', d.decision_id, 'cartId', d.cart_id,
                'customerId', d.customer_id, 'skus', to_jsonb(d.skus), 'lastTouchedAt', d.last_touched_at,
                'abandonedAt', d.abandoned_at, 'dueAt', d.due_at, 'outcome', d.outcome, 'reason', d.reason,
                'explanation', d.explanation, 'evidence', d.evidence, 'decidedAt', d.decided_at)
            from reminder_decision d where d.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(new Part("reminders", Set.of("reminder_decision"), DECISIONS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
