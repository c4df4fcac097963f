-- How far everybody has been recognised anew by the rules that were put last. At most one row.
create table recognition (
    only_one      boolean     primary key default true check (only_one),
    rules_version bigint      not null,
    since_version bigint      not null,
    after_id      uuid        not null,
    customers     bigint      not null,
    looked_at     bigint      not null default 0,
    moved         bigint      not null default 0,
    begun_at      timestamptz not null,
    ended_at      timestamptz
);
comment on column recognition.since_version is 'the last rules by which everybody has been recognised';
