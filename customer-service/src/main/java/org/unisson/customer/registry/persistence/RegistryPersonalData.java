package org.unisson.customer.registry.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What sources say of persons, and what persons allow. */
@ApplicationScoped
class RegistryPersonalData implements PersonalData {

    private static final String RECORDS = """
            select c.customer_id::text, jsonb_build_object(
                'customerId', c.customer_id, 'version', c.version, 'source', c.source, 'givenName', c.given_name,
                'familyName', c.family_name, 'birthDate', c.birth_date, 'language', c.language,
                'address', nullif(jsonb_strip_nulls(jsonb_build_object('street', c.street, 'postcode', c.postcode,
                    'city', c.city, 'country', c.country)), '{}'),
                'said', c.said, 'attachedTo', c.attached_to, 'attachedSince', c.attached_since,
                'registeredAt', c.registered_at, 'changedAt', c.changed_at,
                'identifiers', (select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value)
                        order by i.kind, i.value)
                    from identifier i where i.customer_id = c.customer_id),
                'cards', (select jsonb_agg(h.card order by h.card) from card_holder h
                    where h.customer_id = c.customer_id),
                'devices', (select jsonb_agg(d.value order by d.value) from device d
                    where d.customer_id = c.customer_id),
                'references', (select jsonb_agg(jsonb_build_object('source', r.source, 'id', r.id)
                        order by r.source, r.id)
                    from reference r where r.customer_id = c.customer_id))
            from customer c where c.customer_id = any($1)""";

    private static final String CONSENTS = """
            select c.since || ' ' || c.customer_id || ' ' || c.purpose || ' ' || coalesce(c.channel, ''),
                jsonb_build_object('customerId', c.customer_id, 'purpose', c.purpose, 'channel', c.channel,
                    'granted', c.granted, 'source', c.source, 'since', c.since, 'text', c.text_shown,
                    'evidence', c.evidence, 'notedBy', c.noted_by)
            from consent c where c.customer_id = any($1)""";

    private static final String ATTACHMENTS = """
            select a.since || ' ' || a.customer_id, jsonb_build_object('customerId', a.customer_id, 'store', a.store,
                'since', a.since, 'source', a.source, 'reason', a.reason, 'saidBy', a.said_by)
            from attachment a where a.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("records", Set.of("customer", "identifier", "card_holder", "device", "reference"), RECORDS),
                new Part("consents", Set.of("consent"), CONSENTS),
                new Part("attachments", Set.of("attachment"), ATTACHMENTS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of("blocking_key", "worked out of names, dates and addresses of the records, which are handed out");
    }
}
