package org.unisson.customer.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What persons said and were told, and what was done for them. Notes that staff keep among themselves are theirs. */
@ApplicationScoped
class CarePersonalData implements PersonalData {

    private static final String CONTACTS = """
            select i.interaction_id::text, jsonb_build_object('interactionId', i.interaction_id,
                'customerId', i.customer_id, 'caseId', i.case_id, 'channel', i.channel, 'direction', i.direction,
                'occurredAt', i.occurred_at, 'store', i.store, 'subject', i.subject, 'text', i.body,
                'about', to_jsonb(i.about), 'recordedAt', i.recorded_at)
            from interaction i where i.customer_id = any($1)""";

    private static final String CASES = """
            select c.case_id::text, jsonb_build_object('caseId', c.case_id, 'customerId', c.customer_id,
                'subject', c.subject, 'kind', c.kind, 'status', c.status, 'about', to_jsonb(c.about),
                'repairStep', c.repair_step, 'receiptCode', c.receipt_code, 'openedAt', c.opened_at,
                'dueAt', c.due_at, 'changedAt', c.changed_at,
                'quote', case when c.minor is not null
                    then jsonb_build_object('minor', c.minor, 'currency', c.currency) end,
                'entries', (select jsonb_agg(jsonb_build_object('kind', e.kind, 'occurredAt', e.occurred_at,
                        'text', e.body, 'status', e.status, 'repairStep', e.repair_step) order by e.version)
                    from care_case_entry e where e.case_id = c.case_id and e.interaction_id is null
                        and (e.shown or e.done_by is null)))
            from care_case c where c.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("contacts", Set.of("interaction"), CONTACTS),
                new Part("cases", Set.of("care_case", "care_case_entry"), CASES));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
