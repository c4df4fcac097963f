package org.unisson.catalog.quote.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.channel.domain.ChannelKind;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.price.domain.NamedList;
import org.unisson.catalog.price.domain.PriceRules;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Everything but the prices that prices depend on, with one statement: it is of one version. */
@Singleton
public class TermsReads {

    /**
     * How long ended operations are looked back at, for the lowest price in the 30 days before a reduction began, which
     * may have been as long ago as an operation lasts.
     */
    public static final Duration LOOKED_BACK = Duration.ofDays(430);

    private static final Set<ChannelKind> PLACES =
            Set.of(ChannelKind.STORE, ChannelKind.KIOSK, ChannelKind.COLLECTION_POINT);

    private static final String SELECT = """
            select (select version from terms),
                   (select jsonb_object_agg(channel_id, kind) from channel)::text,
                   (select jsonb_object_agg(group_id, stores) from store_group)::text,
                   (select jsonb_agg(jsonb_build_object('listId', list_id, 'version', version, 'settings', content,
                                                        'changedAt', changed_at)) from named_list)::text,
                   (select jsonb_agg(jsonb_build_object('operationId', operation_id, 'version', version,
                                                        'status', status, 'content', content,
                                                        'changedAt', changed_at))
                    from operation where status <> 'DRAFT' and ends_at > $1)::text,
                   (select jsonb_object_agg(id, content -> 'policy') from document
                    where kind = 'brand' and content -> 'policy' <> 'null'::jsonb)::text""";

    private final ObjectMapper json;

    TermsReads(ObjectMapper json) {
        this.json = json;
    }

    /** What was read. @param channels by id, whether it sells in a place @param brands by id, how they want to be sold */
    public record Stored(
            long version,
            PriceRules rules,
            Map<String, Boolean> channels,
            Map<String, BrandPolicy> brands,
            List<Operation> operations) {}

    public Uni<Stored> read(Transaction tx, Instant now) {
        return tx.sql(SELECT, Times.toDatabase(now.minus(LOOKED_BACK)))
                .map(rows -> stored(rows.iterator().next()));
    }

    private Stored stored(Row row) {
        Map<String, Boolean> channels = new HashMap<>();
        parse(row.getString(1), new TypeReference<Map<String, ChannelKind>>() {}, Map.of())
                .forEach((channel, kind) -> channels.put(channel, PLACES.contains(kind)));
        Map<String, NamedList> lists = new HashMap<>();
        parse(row.getString(3), new TypeReference<List<NamedList>>() {}, List.of())
                .forEach(list -> lists.put(list.listId(), list));
        return new Stored(
                row.getLong(0),
                new PriceRules(lists, parse(row.getString(2), new TypeReference<>() {}, Map.of())),
                channels,
                parse(row.getString(5), new TypeReference<>() {}, Map.of()),
                parse(row.getString(4), new TypeReference<>() {}, List.of()));
    }

    private <T> T parse(String text, TypeReference<T> type, T none) {
        try {
            return text == null ? none : json.readValue(text, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("stored terms cannot be read", impossible);
        }
    }
}
