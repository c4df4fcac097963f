-- Files of products, as they came in and how far they are.
create table import_job (
    import_id    uuid        primary key,
    format       text        not null,
    content_hash bytea       unique,
    status       text        not null,
    author       text        not null,
    products     bigint      not null default 0,
    accepted     bigint      not null default 0,
    unchanged    bigint      not null default 0,
    refused      bigint      not null default 0,
    chunks       int         not null default 0,
    next_chunk   int         not null default 0,
    created_at   timestamptz not null,
    finished_at  timestamptz
);
comment on column import_job.content_hash is 'null until all of it has come in';
create index import_job_to_do on import_job (created_at) where status in ('RECEIVING', 'RUNNING');

create table import_chunk (
    import_id uuid  not null references import_job on delete cascade,
    chunk     int   not null,
    items     jsonb not null,
    primary key (import_id, chunk)
);
comment on table import_chunk is 'what is still to be done';

create table import_refusal (
    import_id  uuid   not null references import_job on delete cascade,
    row_number bigint not null,
    key        text,
    problem    jsonb  not null,
    primary key (import_id, row_number)
);
