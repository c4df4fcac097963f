-- A consent is for a purpose as a whole, or for one way of contact: EMAIL, SMS, PUSH, POST or PHONE.
alter table consent drop constraint consent_pkey;
alter table consent
    add column channel    text,
    add column text_shown text,
    add column evidence   text,
    add column noted_by   text;
create unique index consent_word on consent (customer_id, purpose, channel, since) nulls not distinct;
comment on table consent is
    'never updated: each row is the proof of what was said, the newest that covers a purpose and channel is what holds';
comment on column consent.channel is 'null: the purpose as a whole';
comment on column consent.text_shown is 'name and version of the text that was shown or read out';
comment on column consent.evidence is 'how to find what was signed, clicked or recorded';
comment on column consent.noted_by is 'subject of whoever noted it';

-- Whether the person allows a purpose by a channel; null: as a whole. As Person.consents and Consents.holding.
create function allows(who uuid, what text, by_channel text) returns boolean language sql stable as
    $$ with said as (
           select distinct on (m.customer_id) m.joined_at, c.granted, c.since
           from members_of(who) m join consent c on c.customer_id = m.customer_id and c.purpose = what
               and (c.channel is null or c.channel = by_channel)
           order by m.customer_id, c.since desc, c.channel nulls last)
       select coalesce(bool_or(granted), false) and not exists (
           select 1 from said withdrawn where not withdrawn.granted and not exists (
               select 1 from said given where given.granted and given.since > withdrawn.since
               and given.since >= greatest(given.joined_at, withdrawn.joined_at)))
       from said $$;

create or replace function allows(who uuid, what text) returns boolean language sql stable as
    $$ select allows(who, what, null) $$;

-- Whether there is any channel by which the person allows a purpose.
create function is_reachable(who uuid, what text) returns boolean language sql stable as
    $$ select case when exists (
               select 1 from members_of(who) m join consent c on c.customer_id = m.customer_id and c.purpose = what
               where c.channel is not null)
           then exists (
               select 1 from unnest(array['EMAIL', 'SMS', 'PUSH', 'POST', 'PHONE']) by_channel
               where allows(who, what, by_channel))
           else allows(who, what, null) end $$;

-- What is kept of a person is handed out to them: found by their customers.
create index identity_review_by_other on identity_review (other);
create index consignment_of_customer on consignment (customer_id) where customer_id is not null;
