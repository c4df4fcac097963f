-- A customer is what one source says of somebody: with what else is said, by whom, and when each attribute was.
alter table customer
    add column source     text not null default 'registration',
    add column birth_date date,
    add column street     text,
    add column postcode   text,
    add column city       text,
    add column country    text,
    add column said       jsonb not null default '{}';
comment on column customer.said is 'per attribute: when it was said (at), and whether to correct the record (corrected)';

-- Several customers may be known by the same: whether they are one person is decided by rules.
alter table identifier drop constraint identifier_pkey;
alter table identifier add primary key (kind, value, customer_id);

-- A card is one customer's, whoever else names it: the first that did. The primary key is the referee.
create table card_holder (
    card        text primary key,
    customer_id uuid not null
);
insert into card_holder select value, customer_id from identifier where kind = 'CARD';
create index card_holder_by_customer on card_holder (customer_id);

-- What makes two customers worth comparing, though no key says that they are one.
create table blocking_key (
    value       text not null,
    customer_id uuid not null,
    primary key (value, customer_id)
);
create index blocking_key_by_customer on blocking_key (customer_id);

-- Which person a customer is, where it is or was another's. Flat: a person is named by its oldest customer, which
-- has no row, or one that names itself.
create table belonging (
    customer_id uuid        primary key,
    person_id   uuid        not null,
    version     bigint      not null,
    joined_at   timestamptz not null,
    decision_id uuid        not null
);
create index belonging_by_person on belonging (person_id);

-- Why customers are together. What made them match then goes on to, unless its keys turn out to be shared.
create table identity_link (
    one        uuid             not null,
    other      uuid             not null,
    rule       text             not null,
    confidence double precision not null,
    keys       text[]           not null,
    primary key (one, other)
);
create index identity_link_by_other on identity_link (other);
create index identity_link_by_key on identity_link using gin (keys);

-- What a person has said of two customers: no rule says otherwise.
create table identity_verdict (
    one      uuid    not null,
    other    uuid    not null,
    together boolean not null,
    primary key (one, other)
);
create index identity_verdict_by_other on identity_verdict (other);

create table identity_decision (
    decision_id  uuid             primary key,
    kind         text             not null,
    person_id    uuid             not null,
    former_id    uuid,
    members      uuid[]           not null,
    moved        uuid[]           not null,
    rule         text,
    rule_version bigint,
    keys         text[]           not null,
    confidence   double precision,
    reason       text             not null,
    decided_by   text             not null,
    decided_at   timestamptz      not null
);
create index identity_decision_by_moved on identity_decision using gin (moved);
create index identity_decision_by_members on identity_decision using gin (members);
comment on column identity_decision.kind is 'MERGED, UNMERGED or KEPT_APART';
comment on column identity_decision.keys is 'KIND:value of what they had in common: personal data';

create table identity_rules (
    version  bigint      primary key,
    document jsonb       not null,
    put_by   text        not null,
    put_at   timestamptz not null
);

create function person_of(who uuid) returns uuid language sql stable as
    $$ select coalesce((select person_id from belonging where customer_id = who), who) $$;

-- The customers that are one person with this one, itself included, and since when each belongs to it.
create function members_of(who uuid) returns table (customer_id uuid, joined_at timestamptz) language sql stable as
    $$ select p.id, '-infinity'::timestamptz from (select person_of(who) as id) p
       union all
       select b.customer_id, b.joined_at from belonging b
       where b.person_id = person_of(who) and b.customer_id <> b.person_id $$;

-- Whether the person allows a purpose. What one customer withdrew, only a grant lifts that is younger, and younger than
-- their being one: the stricter wins at a merge.
create function allows(who uuid, what text) returns boolean language sql stable as
    $$ with said as (
           select distinct on (m.customer_id) m.joined_at, c.granted, c.since
           from members_of(who) m join consent c on c.customer_id = m.customer_id and c.purpose = what
           order by m.customer_id, c.since desc)
       select coalesce(bool_or(granted), false) and not exists (
           select 1 from said withdrawn where not withdrawn.granted and not exists (
               select 1 from said given where given.granted and given.since > withdrawn.since
               and given.since >= greatest(given.joined_at, withdrawn.joined_at)))
       from said $$;

create index device_by_value on device (value);
