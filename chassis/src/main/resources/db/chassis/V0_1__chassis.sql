-- What every service needs beside its own tables.

-- One row per consumer and aggregate: the version applied last. It makes repeats and stragglers harmless,
-- and answers causal reads ("has this service applied at least version v of that aggregate?").
create table inbox (
    consumer   text        not null,
    topic      text        not null,
    key        text        not null,
    version    bigint      not null,
    applied_at timestamptz not null,
    primary key (consumer, topic, key)
) with (fillfactor = 80);

-- Until when a consumer's feed is known to be complete, per partition.
create table feed_watermark (
    consumer  text        not null,
    topic     text        not null,
    partition int         not null,
    as_of     timestamptz not null,
    primary key (consumer, topic, partition)
) with (fillfactor = 50);

-- Events that could not be applied, and those of the same key that came after: kept in order until redriven.
create table parked_event (
    id           bigint generated always as identity primary key,
    consumer     text        not null,
    topic        text        not null,
    partition    int         not null,
    "offset"     bigint      not null,
    key          text        not null,
    headers      jsonb       not null,
    value        bytea,
    cause        text        not null,
    parked_at    timestamptz not null,
    unique (consumer, topic, partition, "offset")
);
create index parked_event_by_key on parked_event (consumer, topic, key, id);

-- Answers to commands, so that a repeated command gets the same answer and has no second effect.
create table idempotent_answer (
    principal   text        not null,
    key         text        not null,
    request     bytea       not null,
    status      int         not null,
    location    text,
    body        text,
    answered_at timestamptz not null,
    primary key (principal, key)
);
create index idempotent_answer_by_age on idempotent_answer (answered_at);
