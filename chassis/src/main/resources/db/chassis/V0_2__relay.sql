-- What the relay remembers. A slot that is recorded here and missing on the server has lost events.
create table relay_slot (
    slot_name         text        primary key,
    system_identifier text        not null,
    created_at        timestamptz not null,
    confirmed_lsn     pg_lsn,
    progress_at       timestamptz not null
);
comment on column relay_slot.system_identifier is 'of the server''s data directory, as IDENTIFY_SYSTEM tells it';
comment on column relay_slot.progress_at is 'every transaction committed before it had reached Kafka';

-- Slots that were lost, and how that was healed.
create table relay_incident (
    id              bigint generated always as identity primary key,
    slot_name       text        not null,
    what            text        not null,
    noticed_at      timestamptz not null,
    republish_since timestamptz not null,
    healed_at       timestamptz,
    republished     bigint
);
create unique index relay_incident_open on relay_incident (slot_name) where healed_at is null;

-- Nothing is published: the relay reads only logical messages. It must exist before the slot, since the server looks
-- it up as of each change it decodes.
create publication unisson_outbox;
