-- The GTIN of a SKU, in its form of 14 digits. Where the catalog gives one GTIN to two SKUs, it names neither.
alter table known_sku add column gtin text check (gtin ~ '^[0-9]{14}$');
create index known_sku_by_gtin on known_sku (gtin) where gtin is not null;

-- A document handed in by POST /capture, and what was wrong with its events.
create table epcis_capture (
    id          uuid        primary key,
    captured_by text        not null,
    created_at  timestamptz not null,
    finished_at timestamptz not null,
    behaviour   text        not null check (behaviour in ('proceed', 'rollback')),
    events      integer     not null,
    captured    integer     not null,
    repeated    integer     not null,
    -- JSON, as it is answered; not jsonb, because nobody asks into it.
    faults      text        not null
);
create index epcis_capture_by_time on epcis_capture (created_at);

-- An event that was captured: once, for ever.
create table epcis_event (
    id          uuid        primary key,
    event_id    text        not null unique check (length(event_id) <= 256),
    -- What the event says, hashed: another event under the same eventID is refused.
    content     bytea       not null,
    capture_id  uuid        not null,
    event_time  timestamptz not null,
    action      text        not null,
    biz_step    text,
    disposition text,
    location    text        not null,
    read_point  text,
    items       integer     not null,
    pieces      bigint      not null,
    recorded_at timestamptz not null
);

-- A serialised item: where and how it was last seen.
create table rfid_item (
    gtin       text        not null,
    serial     text        not null,
    sku        text        not null,
    state      text        not null check (state in ('NEW', 'SHOWN', 'BACK_ROOM', 'QUALITY_CONTROL', 'DAMAGED', 'LEAVING',
        'SOLD', 'RETURNED', 'REMOVED')),
    location   text,
    read_point text,
    -- Whether a read has entered it as a receipt: that happens once.
    received   boolean     not null,
    first_seen timestamptz,
    last_seen  timestamptz,
    last_event uuid,
    primary key (gtin, serial)
) with (fillfactor = 80);
create index rfid_item_by_place on rfid_item (location, sku) include (state, last_seen);

-- What stands at a place where items are read. Its id: the GLN, and the extension behind a dot where it has one.
create table read_point (
    id         text        primary key,
    version    bigint      not null,
    location   text        not null references location,
    kind       text        not null check (kind in ('GATE', 'SHELF', 'FITTING_ROOM', 'MIRROR')),
    changed_at timestamptz not null
);

-- Who tells of sales at a location. Without a row: its tills.
create table read_policy (
    location   text        primary key references location,
    version    bigint      not null,
    sales_from text        not null check (sales_from in ('TILLS', 'READS')),
    changed_at timestamptz not null
);

-- How many reads of a SKU have been told: the version of the next one.
create table item_read_count (
    sku  text   primary key,
    told bigint not null
);

-- What was told of items shown to somebody, for as long as the topic keeps it: so that it can be told again.
create table item_read (
    -- The event's.
    id         uuid        primary key,
    sku        text        not null,
    version    bigint      not null,
    location   text        not null,
    read_point text        not null,
    kind       text        not null,
    shown_at   timestamptz not null,
    told_at    timestamptz not null
);
create index item_read_by_time on item_read (told_at);
