package org.unisson.customer.registry.persistence;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.GoldenRecord;

/** Writes golden records: one statement per table. Their identifiers have been claimed before. */
final class CustomerWriter {

    private static final String CUSTOMERS = """
            insert into customer as known (customer_id, version, given_name, family_name, language, attached_to,
                attached_since, registered_at, changed_at)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::timestamptz[], $8::timestamptz[], $9::timestamptz[])
            on conflict (customer_id) do update set version = excluded.version, given_name = excluded.given_name,
                family_name = excluded.family_name, language = excluded.language, attached_to = excluded.attached_to,
                attached_since = excluded.attached_since, changed_at = excluded.changed_at""";

    private static final String DEVICES = """
            with seen as (select * from unnest($2::uuid[], $3::text[]) as seen (customer_id, value)),
            gone as (
                delete from device d where d.customer_id = any($1::uuid[])
                and not exists (select 1 from seen s where s.customer_id = d.customer_id and s.value = d.value))
            insert into device (customer_id, value) select customer_id, value from seen on conflict do nothing""";

    private static final String CONSENTS = """
            insert into consent (customer_id, purpose, since, granted, source)
            select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::boolean[], $5::text[])
            on conflict do nothing""";

    private static final String ATTACHMENTS = """
            insert into attachment (customer_id, since, store)
            select now.customer_id, coalesce(now.since, now.changed_at), now.store
            from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[])
                as now (customer_id, since, changed_at, store)
            where now.store is distinct from (
                select store from attachment before where before.customer_id = now.customer_id
                order by since desc limit 1)
            on conflict do nothing""";

    Uni<Void> write(Transaction tx, List<GoldenRecord> customers) {
        return customers(tx, customers)
                .chain(() -> devices(tx, customers))
                .chain(() -> consents(tx, customers))
                .chain(() -> attachments(tx, customers))
                .replaceWithVoid();
    }

    private static Uni<?> customers(Transaction tx, List<GoldenRecord> all) {
        return tx.sql(
                CUSTOMERS,
                ids(all),
                all.stream().map(GoldenRecord::version).toArray(Long[]::new),
                texts(all, customer -> customer.profile().givenName()),
                texts(all, customer -> customer.profile().familyName()),
                texts(all, customer -> customer.profile().language()),
                stores(all),
                times(all, CustomerWriter::attachedSince),
                times(all, GoldenRecord::registeredAt),
                times(all, GoldenRecord::changedAt));
    }

    private static Uni<?> devices(Transaction tx, List<GoldenRecord> all) {
        List<Of<Device>> devices = flat(all, customer -> customer.identifiers().devices().stream());
        return tx.sql(
                DEVICES,
                ids(all),
                devices.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(devices, one -> one.value().value()));
    }

    private static Uni<?> consents(Transaction tx, List<GoldenRecord> all) {
        List<Of<Consent>> consents = flat(all, customer -> customer.consents().byPurpose().values().stream());
        if (consents.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                CONSENTS,
                consents.stream().map(Of::customerId).toArray(UUID[]::new),
                texts(consents, one -> one.value().purpose().name()),
                times(consents, one -> one.value().since()),
                consents.stream().map(one -> one.value().granted()).toArray(Boolean[]::new),
                texts(consents, one -> one.value().source()));
    }

    private static Uni<?> attachments(Transaction tx, List<GoldenRecord> all) {
        return tx.sql(
                ATTACHMENTS,
                ids(all),
                times(all, CustomerWriter::attachedSince),
                times(all, GoldenRecord::changedAt),
                stores(all));
    }

    private static Instant attachedSince(GoldenRecord customer) {
        return customer.attachment().map(Attachment::since).orElse(null);
    }

    private static String[] stores(List<GoldenRecord> all) {
        return texts(all, customer -> customer.attachment()
                .map(attachment -> attachment.store().number())
                .orElse(null));
    }

    private static UUID[] ids(List<GoldenRecord> all) {
        return all.stream().map(GoldenRecord::id).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] times(List<T> all, Function<T, Instant> time) {
        return all.stream().map(time).map(Times::toDatabase).toArray(OffsetDateTime[]::new);
    }

    private static <T> List<Of<T>> flat(List<GoldenRecord> all, Function<GoldenRecord, Stream<T>> parts) {
        return all.stream()
                .flatMap(customer -> parts.apply(customer).map(part -> new Of<>(customer.id(), part)))
                .toList();
    }

    private record Of<T>(UUID customerId, T value) {}
}
