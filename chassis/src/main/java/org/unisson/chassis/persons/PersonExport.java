package org.unisson.chassis.persons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.PersonalData.Part;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;

/** Hands out to a person what this service keeps of all customers who are that person. */
@ApplicationScoped
public class PersonExport {

    /** Grows when what was handed out under a name means something else. */
    public static final String FORMAT = "unisson.person-export.v1";

    private static final String MEMBERS = Members.of("$1");

    // "C": the order of the keys must not depend on where the database stands.
    private static final String PAGE = """
            select key, jsonb_strip_nulls(item)::text from (%s) part (key, item)
            where key collate "C" > $2 order by key collate "C" limit $3""";

    private final List<PersonalData> kept;
    private final Transactions transactions;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;
    private final String service;

    PersonExport(
            @All List<PersonalData> kept,
            Transactions transactions,
            ObjectMapper json,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kept = kept;
        this.transactions = transactions;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
        this.service = service;
    }

    /**
     * What is kept of a person.
     *
     * @param format says what the names mean
     * @param customers all customers of the person whose data this is, as far as this service has heard
     * @param parts by their names; each begins with at most as many items as were asked for
     */
    public record Export(
            String format,
            String service,
            UUID customerId,
            Set<UUID> customers,
            Instant exportedAt,
            Map<String, Page<JsonNode>> parts) {

        /** Says nothing of its content: this may end in a log. */
        @Override
        public String toString() {
            return "export of " + customerId;
        }
    }

    /** The beginning of every part, each as of when it is read; refuses (403) a shopper who asks for another's. */
    public Uni<Export> all(UUID customer, int limit) {
        return transactions.read(tx -> members(tx, customer).chain(members -> pages(tx, members, limit)
                .map(parts -> new Export(FORMAT, service, customer, members, clock.instant(), parts))));
    }

    /** A part after a key, in the order of keys; 404 where there is no such part. */
    public Uni<Page<JsonNode>> part(UUID customer, String name, String after, int limit) {
        return transactions.read(tx -> members(tx, customer).chain(members -> parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(part -> page(tx, part, members, after, limit))
                .orElseThrow(() -> Problem.notFound("part", name).asException())));
    }

    private Uni<Set<UUID>> members(Transaction tx, UUID customer) {
        return tx.sql(MEMBERS, customer).map(rows -> {
            Set<UUID> members = new TreeSet<>();
            rows.forEach(row -> members.add(row.getUUID(0)));
            caller.requireCustomer(caller.customerId().filter(members::contains).orElse(customer));
            return members;
        });
    }

    // One after the other: a session admits no two statements at once.
    private Uni<Map<String, Page<JsonNode>>> pages(Transaction tx, Set<UUID> members, int limit) {
        Map<String, Page<JsonNode>> pages = new LinkedHashMap<>();
        return Multi.createFrom()
                .iterable(parts())
                .onItem()
                .transformToUniAndConcatenate(
                        part -> page(tx, part, members, "", limit).invoke(page -> pages.put(part.name(), page)))
                .collect()
                .last()
                .replaceWith(pages);
    }

    private Uni<Page<JsonNode>> page(Transaction tx, Part part, Set<UUID> members, String after, int limit) {
        return tx.sql(PAGE.formatted(part.items()), members.toArray(UUID[]::new), after, limit + 1)
                .map(rows -> {
                    List<Item> items = new ArrayList<>();
                    rows.forEach(row -> items.add(new Item(row.getString(0), read(row.getString(1)))));
                    Page<Item> page = Page.of(items, limit, Item::key);
                    return new Page<>(page.items().stream().map(Item::content).toList(), page.next());
                });
    }

    private List<Part> parts() {
        return kept.stream().flatMap(one -> one.parts().stream()).toList();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            // Without the cause: it would quote personal data.
            throw new IllegalStateException("the database has written what is no JSON");
        }
    }

    private record Item(String key, JsonNode content) {}
}
