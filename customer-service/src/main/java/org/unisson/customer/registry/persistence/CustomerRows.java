package org.unisson.customer.registry.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.application.Customers.Held;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Consents;
import org.unisson.customer.registry.domain.ContactChannel;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Email;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.Identifiers;
import org.unisson.customer.registry.domain.Phone;
import org.unisson.customer.registry.domain.Profile;
import org.unisson.customer.registry.domain.Proof;
import org.unisson.customer.registry.domain.Purpose;
import org.unisson.customer.registry.domain.Said;
import org.unisson.customer.registry.domain.Scope;
import org.unisson.customer.registry.domain.SourceRecord;

/** Reads a golden record from one row. */
final class CustomerRows {

    static final String SELECT = """
            select c.customer_id, c.version, c.source, c.given_name, c.family_name, c.language, c.birth_date, c.street,
                c.postcode, c.city, c.country, c.said, c.attached_to, c.attached_since, c.registered_at, c.changed_at,
                array(select i.kind || ':' || i.value from identifier i where i.customer_id = c.customer_id) as identifiers,
                array(select d.value from device d where d.customer_id = c.customer_id) as devices,
                array(select h.card from card_holder h where h.customer_id = c.customer_id) as held,
                (select jsonb_agg(to_jsonb(latest) - 'customer_id') from (
                    select distinct on (purpose, channel) * from consent s where s.customer_id = c.customer_id
                    order by purpose, channel, since desc) latest) as consents
            from customer c""";

    private static final Address NOWHERE = new Address(null, null, null, null);

    private CustomerRows() {}

    static Held held(Row row) {
        return new Held(
                read(row),
                Arrays.stream(row.getArrayOfStrings("held")).map(Card::new).collect(Collectors.toSet()));
    }

    private static SourceRecord read(Row row) {
        Optional<Attachment> attachment = Optional.ofNullable(row.getString("attached_to"))
                .map(gln -> new Attachment(new Gln(gln), Times.fromDatabase(row.getOffsetDateTime("attached_since"))));
        return new SourceRecord(
                row.getUUID("customer_id"),
                row.getLong("version"),
                row.getString("source"),
                new Profile(
                        row.getString("given_name"),
                        row.getString("family_name"),
                        row.getString("language"),
                        row.getLocalDate("birth_date"),
                        address(row)),
                identifiers(row),
                said(row.get(JsonObject.class, "said")),
                consents(row.get(JsonArray.class, "consents")),
                attachment,
                Times.fromDatabase(row.getOffsetDateTime("registered_at")),
                Times.fromDatabase(row.getOffsetDateTime("changed_at")));
    }

    static Identifier identifier(String kind, String value) {
        return switch (Identifier.Kind.valueOf(kind)) {
            case EMAIL -> new Email(value);
            case PHONE -> new Phone(value);
            case CARD -> new Card(value);
            case DEVICE -> new Device(value);
        };
    }

    private static Identifiers identifiers(Row row) {
        Map<Identifier.Kind, List<Identifier>> byKind = Arrays.stream(row.getArrayOfStrings("identifiers"))
                .map(text -> text.split(":", 2))
                .map(parts -> identifier(parts[0], parts[1]))
                .collect(Collectors.groupingBy(Identifier::kind));
        return new Identifiers(
                (Email) only(byKind.get(Identifier.Kind.EMAIL)),
                (Phone) only(byKind.get(Identifier.Kind.PHONE)),
                byKind.getOrDefault(Identifier.Kind.CARD, List.of()).stream()
                        .map(Card.class::cast)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Arrays.stream(row.getArrayOfStrings("devices"))
                        .map(Device::new)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Address address(Row row) {
        Address address = new Address(
                row.getString("street"), row.getString("postcode"), row.getString("city"), row.getString("country"));
        return address.equals(NOWHERE) ? null : address;
    }

    private static SortedMap<Attribute, Said> said(JsonObject json) {
        SortedMap<Attribute, Said> said = new TreeMap<>();
        json.fieldNames().forEach(name -> {
            JsonObject one = json.getJsonObject(name);
            said.put(
                    Attribute.valueOf(name),
                    new Said(
                            Instant.parse(one.getString("at")),
                            one.getBoolean("corrected"),
                            one.getBoolean("own", false)));
        });
        return said;
    }

    /** As {@link #said(JsonObject)} reads it. */
    static String said(SortedMap<Attribute, Said> said) {
        JsonObject json = new JsonObject();
        said.forEach((attribute, one) -> {
            JsonObject word = new JsonObject().put("at", one.at().toString()).put("corrected", one.corrected());
            json.put(attribute.name(), one.own() ? word.put("own", true) : word);
        });
        return json.encode();
    }

    private static Identifier only(List<Identifier> identifiers) {
        return identifiers == null ? null : identifiers.getFirst();
    }

    private static Consents consents(JsonArray rows) {
        SortedMap<Scope, Consent> said = new TreeMap<>();
        if (rows != null) {
            for (int i = 0; i < rows.size(); i++) {
                Consent consent = consent(rows.getJsonObject(i));
                said.put(consent.scope(), consent);
            }
        }
        return new Consents(said);
    }

    private static Consent consent(JsonObject row) {
        return new Consent(
                scope(row.getString("purpose"), row.getString("channel")),
                row.getBoolean("granted"),
                row.getString("source"),
                OffsetDateTime.parse(row.getString("since")).toInstant(),
                new Proof(row.getString("text_shown"), row.getString("evidence"), row.getString("noted_by")));
    }

    static Scope scope(String purpose, String channel) {
        return new Scope(new Purpose(purpose), channel == null ? null : ContactChannel.valueOf(channel));
    }
}
