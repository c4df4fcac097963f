package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.application.TraitsOf;
import org.unisson.customer.registry.domain.Address;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Identifier;
import org.unisson.customer.registry.domain.SourceRecord;

/** Writes records of customers: one statement per table. */
final class CustomerWriter {

    private static final String CUSTOMERS = """
            insert into customer as known (customer_id, version, source, given_name, family_name, language, birth_date,
                street, postcode, city, country, said, attached_to, attached_since, registered_at, changed_at)
            select customer_id, version, source, given_name, family_name, language, birth_date, street, postcode, city,
                country, said::jsonb, attached_to, attached_since, registered_at, changed_at
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[],
                $15::timestamptz[], $16::timestamptz[])
                as news (customer_id, version, source, given_name, family_name, language, birth_date, street, postcode,
                    city, country, said, attached_to, attached_since, registered_at, changed_at)
            on conflict (customer_id) do update set version = excluded.version, given_name = excluded.given_name,
                family_name = excluded.family_name, language = excluded.language, birth_date = excluded.birth_date,
                street = excluded.street, postcode = excluded.postcode, city = excluded.city,
                country = excluded.country, said = excluded.said, attached_to = excluded.attached_to,
                attached_since = excluded.attached_since, changed_at = excluded.changed_at""";

    private static final String IDENTIFIERS = """
            with told as (
                select * from unnest($2::uuid[], $3::text[], $4::text[]) as told (customer_id, kind, value)),
            gone as (
                delete from identifier i where i.customer_id = any($1::uuid[]) and not exists (
                    select 1 from told t where t.customer_id = i.customer_id and t.kind = i.kind and t.value = i.value))
            insert into identifier (customer_id, kind, value) select customer_id, kind, value from told
            on conflict do nothing""";

    private static final String BLOCKING_KEYS = """
            with told as (select * from unnest($2::uuid[], $3::text[]) as told (customer_id, value)),
            gone as (
                delete from blocking_key b where b.customer_id = any($1::uuid[])
                and not exists (select 1 from told t where t.customer_id = b.customer_id and t.value = b.value))
            insert into blocking_key (customer_id, value) select customer_id, value from told on conflict do nothing""";

    private static final String DEVICES = """
            with seen as (select * from unnest($2::uuid[], $3::text[]) as seen (customer_id, value)),
            gone as (
                delete from device d where d.customer_id = any($1::uuid[])
                and not exists (select 1 from seen s where s.customer_id = d.customer_id and s.value = d.value))
            insert into device (customer_id, value) select customer_id, value from seen on conflict do nothing""";

    private static final String CONSENTS = """
            insert into consent (customer_id, purpose, channel, since, granted, source, text_shown, evidence, noted_by)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[], $6::text[],
                $7::text[], $8::text[], $9::text[])
            on conflict do nothing""";

    private static final String ATTACHMENTS = """
            insert into attachment (customer_id, since, store, source)
            select now.customer_id, coalesce(now.since, now.changed_at), now.store,
                case when before.since is null then now.source else 'correction' end
            from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[])
                as now (customer_id, since, changed_at, store, source)
            left join lateral (
                select store, since from attachment before where before.customer_id = now.customer_id
                order by since desc limit 1) before on true
            where now.store is distinct from before.store or now.store is not null and now.since > before.since
            on conflict do nothing""";

    Uni<Void> write(Transaction tx, List<SourceRecord> customers) {
        return customers(tx, customers)
                .chain(() -> identifiers(tx, customers))
                .chain(() -> blockingKeys(tx, customers))
                .chain(() -> devices(tx, customers))
                .chain(() -> consents(tx, customers))
                .chain(() -> attachments(tx, customers))
                .replaceWithVoid();
    }

    private static Uni<?> customers(Transaction tx, List<SourceRecord> all) {
        return tx.sql(
                CUSTOMERS,
                ids(all),
                all.stream().map(SourceRecord::version).toArray(Long[]::new),
                texts(all, SourceRecord::source),
                texts(all, customer -> customer.profile().givenName()),
                texts(all, customer -> customer.profile().familyName()),
                texts(all, customer -> customer.profile().language()),
                all.stream().map(customer -> customer.profile().birthDate()).toArray(LocalDate[]::new),
                texts(all, address(Address::street)),
                texts(all, address(Address::postcode)),
                texts(all, address(Address::city)),
                texts(all, address(Address::country)),
                texts(all, customer -> CustomerRows.said(customer.said())),
                stores(all),
                times(all, CustomerWriter::attachedSince),
                times(all, SourceRecord::registeredAt),
                times(all, SourceRecord::changedAt));
    }

    private static Uni<?> identifiers(Transaction tx, List<SourceRecord> all) {
        List<Of<Identifier>> told = flat(all, customer -> customer.identifiers().telling());
        return tx.sql(
                IDENTIFIERS,
                ids(all),
                told.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(told, one -> one.value().kind().name()),
                texts(told, one -> one.value().value()));
    }

    private static Uni<?> blockingKeys(Transaction tx, List<SourceRecord> all) {
        List<Of<String>> told = flat(all, customer -> TraitsOf.record(customer).blockingKeys().stream());
        return tx.sql(
                BLOCKING_KEYS,
                ids(all),
                told.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(told, Of::value));
    }

    private static Function<SourceRecord, String> address(Function<Address, String> part) {
        return customer -> customer.profile().address() == null
                ? null
                : part.apply(customer.profile().address());
    }

    private static Uni<?> devices(Transaction tx, List<SourceRecord> all) {
        List<Of<Device>> devices = flat(all, customer -> customer.identifiers().devices().stream());
        return tx.sql(
                DEVICES,
                ids(all),
                devices.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(devices, one -> one.value().value()));
    }

    private static Uni<?> consents(Transaction tx, List<SourceRecord> all) {
        List<Of<Consent>> consents = flat(all, customer -> customer.consents().said().values().stream());
        if (consents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                CONSENTS,
                consents.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(consents, one -> one.value().purpose().name()),
                texts(consents, one -> channel(one.value())),
                times(consents, one -> one.value().since()),
                consents.stream().map(one -> one.value().granted()).toArray(Boolean[]::new),
                texts(consents, one -> one.value().source()),
                texts(consents, one -> one.value().proof().text()),
                texts(consents, one -> one.value().proof().evidence()),
                texts(consents, one -> one.value().proof().notedBy()));
    }

    private static String channel(Consent consent) {
        return consent.scope().isWhole() ? null : consent.scope().channel().name();
    }

    private static Uni<?> attachments(Transaction tx, List<SourceRecord> all) {
        return tx.sql(
                ATTACHMENTS,
                ids(all),
                times(all, CustomerWriter::attachedSince),
                times(all, SourceRecord::changedAt),
                stores(all),
                texts(all, SourceRecord::source));
    }

    private static Instant attachedSince(SourceRecord customer) {
        return customer.attachment().map(Attachment::since).orElse(null);
    }

    private static String[] stores(List<SourceRecord> all) {
        return texts(all, customer -> customer.attachment()
                .map(attachment -> attachment.store().number())
                .orElse(null));
    }

    private static UUID[] ids(List<SourceRecord> all) {
        return all.stream().map(SourceRecord::id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> all, Function<T, Instant> time) {
        return all.stream().map(time).map(Times::toDatabase).toArray(OffsetDateTime[]::new);
    }

    private static <T> List<Of<T>> flat(List<SourceRecord> all, Function<SourceRecord, Stream<T>> parts) {
        return all.stream()
                .flatMap(customer -> parts.apply(customer).map(part -> new Of<>(customer.id(), part)))
                .toList();
    }

    private record Of<T>(UUID customerId, T value) {}
}
