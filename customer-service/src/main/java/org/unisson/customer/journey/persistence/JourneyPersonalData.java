package org.unisson.customer.journey.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.chassis.persons.PersonalData;

/** What persons did and saw on the channels. */
@ApplicationScoped
class JourneyPersonalData implements PersonalData {

    // Of what was done without a name, only what was done on devices that nobody else ever used: the rest may be
    // another's.
    private static final String TOUCHPOINTS = """
            select t.touchpoint_id::text, jsonb_build_object('touchpointId', t.touchpoint_id, 'kind', t.kind,
                'touchedAt', t.touched_at, 'channel', t.channel, 'store', t.store, 'sku', t.sku,
                'productId', t.product_id, 'category', t.category, 'words', t.words, 'source', t.source,
                'medium', t.medium, 'campaign', t.campaign, 'session', t.session, 'visitor', t.visitor,
                'customerId', t.customer_id)
            from (select * from touchpoint where customer_id = any($1)
                union all
                select * from touchpoint where customer_id is null and visitor = any(array(
                    select own.visitor from visitor_customer own where own.customer_id = any($1)
                        and not exists (select from visitor_customer another where another.visitor = own.visitor
                            and another.customer_id <> all($1))))) t""";

    private static final String DEVICES = """
            select v.visitor || ' ' || v.customer_id, jsonb_build_object('visitor', v.visitor,
                'customerId', v.customer_id, 'since', v.since)
            from visitor_customer v where v.customer_id = any($1)""";

    private static final String SIGNS = """
            select s.signed_at || ' ' || s.visitor || ' ' || s.customer_id, jsonb_build_object('visitor', s.visitor,
                'customerId', s.customer_id, 'signedAt', s.signed_at)
            from visitor_sign s where s.customer_id = any($1)""";

    @Override
    public List<Part> parts() {
        return List.of(
                new Part("touchpoints", Set.of("touchpoint"), TOUCHPOINTS),
                new Part("visitors", Set.of("visitor_customer"), DEVICES),
                new Part("signIns", Set.of("visitor_sign"), SIGNS));
    }

    @Override
    public Map<String, String> keptBack() {
        return Map.of();
    }
}
