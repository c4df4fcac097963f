-- Of a return whose purchase is known.
alter table timeline_entry add column purchase_id uuid;

create index timeline_entry_kept on timeline_entry (customer_id, occurred_at)
    where kind in ('PURCHASE', 'RETURN') and customer_id is not null;

-- What a customer kept of each purchase. Goods that came back without a receipt are a row of their own, bought never.
create view bought as
select customer_id, currency, purchase,
    min(occurred_at) filter (where kind = 'PURCHASE') as bought_at,
    coalesce(min(occurred_at) filter (where kind = 'PURCHASE'), min(occurred_at)) as counted_at,
    max(channel) filter (where kind = 'PURCHASE') as channel,
    coalesce(sum(case kind when 'PURCHASE' then minor else -minor end), 0)::bigint as net,
    coalesce(sum(case kind when 'PURCHASE' then quantity else -quantity end), 0)::bigint as kept,
    count(*) filter (where kind = 'RETURN' and detail in ('RETURN', 'NO_RECEIPT')) as returns
from (
    select customer_id, kind, occurred_at, channel, minor, currency, quantity, detail,
        case kind when 'PURCHASE' then reference else coalesce(purchase_id::text, id) end as purchase
    from timeline_entry
    where kind in ('PURCHASE', 'RETURN') and customer_id is not null) fact
group by customer_id, purchase, currency;

-- Every version of every segment's rule; the newest is in force, and has no condition where the segment was ended.
create table segment_rule (
    segment_id text        not null,
    version    bigint      not null,
    name       text        not null,
    condition  text,
    put_by     text        not null,
    put_at     timestamptz not null,
    primary key (segment_id, version)
);

-- From when until when a customer was in a segment, and what decided it. Kept for good: it explains what was done meanwhile.
create table segment_stay (
    stay_id      uuid        primary key,
    segment_id   text        not null,
    customer_id  uuid        not null,
    rule_version bigint      not null,
    since        timestamptz not null,
    facts        jsonb       not null,
    until        timestamptz,
    left_version bigint,
    left_facts   jsonb
);
create unique index segment_stay_now on segment_stay (segment_id, customer_id) where until is null;
create index segment_stay_by_customer on segment_stay (customer_id, stay_id);
comment on column segment_stay.facts is 'the variables that the condition names, as they were';

-- What the others were told of a customer's segments, and when time alone may change them.
create table segment_state (
    customer_id uuid        primary key,
    version     bigint      not null default 0,
    changed_at  timestamptz,
    due_at      timestamptz
);
create index segment_state_due on segment_state (due_at) where due_at is not null;

-- Customers of whom something has changed. Only added to and taken from: those who write never wait for each other.
create table segment_mark (
    mark_id     bigint generated always as identity primary key,
    customer_id uuid not null
);

-- How far everybody is being judged anew, because a rule or the boundaries have changed. At most one row.
create table segment_sweep (
    only_one boolean primary key default true check (only_one),
    after_id uuid    not null
);

create table rfm_boundaries (
    version       bigint      primary key,
    worked_out_at timestamptz not null,
    since         timestamptz not null,
    currency      text        not null,
    persons       bigint      not null,
    recency       bigint[]    not null,
    frequency     bigint[]    not null,
    monetary      bigint[]    not null
);
comment on column rfm_boundaries.recency is 'whole days since the last purchase: the first four quintiles, as of the others';

-- Whoever writes what segments may depend on need not know of segments.
create function mark_buyers() returns trigger language plpgsql as $$
begin
    insert into segment_mark (customer_id)
    select distinct customer_id from news where kind in ('PURCHASE', 'RETURN') and customer_id is not null;
    return null;
end $$;
create trigger buyers_inserted after insert on timeline_entry
    referencing new table as news for each statement execute function mark_buyers();
create trigger buyers_updated after update on timeline_entry
    referencing new table as news for each statement execute function mark_buyers();

create function mark_customers() returns trigger language plpgsql as $$
begin
    insert into segment_mark (customer_id) select distinct customer_id from news;
    return null;
end $$;
create trigger customers_inserted after insert on customer
    referencing new table as news for each statement execute function mark_customers();
create trigger customers_updated after update on customer
    referencing new table as news for each statement execute function mark_customers();

-- Whom a customer joins or leaves has other facts as well.
create function mark_joined() returns trigger language plpgsql as $$
begin
    insert into segment_mark (customer_id)
    select customer_id from news union select person_id from news;
    return null;
end $$;
create function mark_moved() returns trigger language plpgsql as $$
begin
    insert into segment_mark (customer_id)
    select customer_id from news union select person_id from news union select person_id from olds;
    return null;
end $$;
create trigger belongings_inserted after insert on belonging
    referencing new table as news for each statement execute function mark_joined();
create trigger belongings_updated after update on belonging
    referencing old table as olds new table as news for each statement execute function mark_moved();

-- Who said so and why; of attachments before these were kept, nothing is known.
alter table attachment
    add column source  text,
    add column reason  text,
    add column said_by text;
comment on column attachment.source is 'registration or correction, or where it was said, for example till';

-- What customers allow partners, every version of it; the newest holds, and one without scopes takes it back.
create table partner_grant (
    customer_id uuid        not null,
    partner     text        not null,
    version     bigint      not null,
    scopes      text[]      not null,
    until       timestamptz not null,
    said_by     text        not null,
    said_at     timestamptz not null,
    primary key (customer_id, partner, version)
);

-- What partners asked for of customers.
create table partner_action (
    action_id   uuid        primary key,
    customer_id uuid        not null,
    partner     text        not null,
    scope       text        not null,
    method      text        not null,
    path        text        not null,
    allowed     boolean     not null,
    asked_at    timestamptz not null
);
create index partner_action_by_customer on partner_action (customer_id, action_id desc);
