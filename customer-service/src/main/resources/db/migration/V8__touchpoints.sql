-- What somebody did or saw on a channel, as the channel told it. Never changed: whose it is, is worked out at reading. A
-- partition for each day of the ids, which are UUIDv7: so an id is once, whatever else is told of it, and old days are
-- dropped whole.
create table touchpoint (
    touchpoint_id uuid        primary key,
    kind          text        not null,
    touched_at    timestamptz not null,
    channel       text,
    store         text,
    sku           text,
    product_id    uuid,
    category      text,
    words         text,
    source        text,
    medium        text,
    campaign      text,
    session       text,
    visitor       text,
    customer_id   uuid
) partition by range (touchpoint_id);
create index touchpoint_by_customer on touchpoint (customer_id, touched_at) where customer_id is not null;
create index touchpoint_by_visitor on touchpoint (visitor, touched_at) where customer_id is null;
comment on column touchpoint.visitor is 'what the channel calls the device: personal data';
comment on column touchpoint.words is 'what was searched for: personal data';

-- Who was ever named together with a device, and since when.
create table visitor_customer (
    visitor     text        not null,
    customer_id uuid        not null,
    since       timestamptz not null,
    primary key (visitor, customer_id)
);
create index visitor_customer_by_customer on visitor_customer (customer_id, since desc);

-- Who signed in on a device and when; a null customer: somebody signed out.
create table visitor_sign (
    visitor     text        not null,
    customer_id uuid,
    signed_at   timestamptz not null,
    unique nulls not distinct (visitor, customer_id, signed_at)
);
create index visitor_sign_by_time on visitor_sign (visitor, signed_at);
create index visitor_sign_by_customer on visitor_sign (customer_id);
create index visitor_sign_by_age on visitor_sign (signed_at);

-- The least UUIDv7 of a moment.
create function first_id(moment timestamptz) returns uuid language sql immutable strict as
    $$ select (lpad(to_hex(greatest(0, floor(extract(epoch from moment) * 1000))::bigint), 12, '0')
               || repeat('0', 20))::uuid $$;

-- Makes the partition of a day, UTC. Attached, not created as one: that would wait for everybody who writes touchpoints.
create function open_touchpoint_day(utc_day date) returns void language plpgsql as $$
declare
    place text := 'touchpoint_' || to_char(utc_day, 'YYYYMMDD');
begin
    perform pg_advisory_xact_lock(7284001);
    if not exists (select 1 from pg_inherits i join pg_class c on c.oid = i.inhrelid
                   where i.inhparent = 'touchpoint'::regclass and c.relname = place) then
        execute format('create table %I (like touchpoint including defaults)', place);
        execute format('alter table touchpoint attach partition %I for values from (%L) to (%L)', place,
            first_id(utc_day::timestamp at time zone 'UTC'), first_id((utc_day + 1)::timestamp at time zone 'UTC'));
    end if;
end $$;

-- Drops the partitions of days before that one, unless somebody else does, and says how many. A drop waits for those who
-- write, and others wait for it: it gives up soon, and is tried again.
create function drop_touchpoint_days(before date) returns int language plpgsql as $$
declare
    place text;
    dropped int := 0;
begin
    if not pg_try_advisory_xact_lock(7284001) then
        return 0;
    end if;
    perform set_config('lock_timeout', '2s', true);
    for place in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'touchpoint'::regclass and c.relname < 'touchpoint_' || to_char(before, 'YYYYMMDD')
        order by c.relname
    loop
        execute format('drop table %I', place);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;
