-- Badges of reviews and recommendations each kept what was bought, and whose cards are whose: now they share it. What the
-- two consumers had read is one inbox; from the topic's beginning the new consumer reads what either had not. Replicas of
-- the version before must have stopped: they would go on reading under names that are not looked at any more.

alter table sale_line alter column product_id drop not null;
comment on column sale_line.product_id is 'whose SKU it was when it was bought; null: nobody''s, as far as was known';
comment on column sale_line.card is 'the loyalty card shown, which tells the customer where the purchase does not';

alter table shopper add column gone_at timestamptz;
comment on column shopper.gone_at is 'since when nothing is known of the customer; cards are digests of those they had';
create index shopper_by_card on shopper using gin (cards);

create function card_digest(card text) returns text
    language sql immutable strict as $$ select encode(sha256(convert_to(card, 'UTF8')), 'hex') $$;

-- Whether a sale of that instant is nobody's, since whoever had the card then is gone.
create function is_forgotten(shown text, bought timestamptz) returns boolean
    language sql stable as $$
    select shown is not null
           and exists (select from shopper g where g.gone_at >= bought and g.cards @> array[card_digest(shown)])
$$;

-- Who was gone had left no row.
insert into shopper (customer_id, version, cards, gone_at)
select i.key::uuid, i.version, '{}', i.applied_at
from inbox i
where i.consumer = 'shoppers' and i.topic = 'customer.customers.v1'
      and not exists (select from shopper s where s.customer_id = i.key::uuid);

insert into shopper (customer_id, version, cards)
select customer_id, 0, array_agg(card order by card) from customer_card group by customer_id
on conflict do nothing;

-- What recommendations had passed over: SKUs of no product, gift cards, what is older than they went back.
insert into sale_line (purchase_id, sku, product_id, customer_id, card, bought_at, pieces, returned, counted)
select b.purchase_id, b.sku, b.product_id,
       case when s.purchase_id is not null then s.customer_id when g.customer_id is null then b.customer_id end,
       case when s.purchase_id is not null then s.card when g.customer_id is null then b.card end,
       coalesce(s.bought_at, uuid_extract_timestamp(b.purchase_id), now()), b.quantity, least(b.quantity, b.returned), false
from bought b
left join (select distinct on (purchase_id) purchase_id, customer_id, card, bought_at from sale_line) s using (purchase_id)
left join shopper g on g.customer_id = b.customer_id and g.gone_at is not null
where b.quantity > 0
      and not exists (select from parked_event p
                      where p.consumer = 'recommendations' and p.topic = 'order.purchases.v1'
                            and p.key = b.purchase_id::text
                            and not exists (select from inbox r where r.consumer = p.consumer and r.topic = p.topic
                                            and r.key = p.key))
on conflict (purchase_id, sku) do nothing;

-- What recommendations had not read yet is known, and not counted. What they had set aside is theirs to read again.
insert into inbox (consumer, topic, key, version, applied_at)
select 'sales', topic, key, version, applied_at from inbox where consumer = 'recommendations'
union all
select 'sales', b.topic, b.key, b.version, b.applied_at from inbox b
where b.consumer = 'buyers'
      and not exists (select from inbox r where r.consumer = 'recommendations' and r.topic = b.topic and r.key = b.key)
      and not exists (select from parked_event p
                      where p.consumer = 'recommendations' and p.topic = b.topic and p.key = b.key);
update parked_event set consumer = 'sales' where consumer = 'recommendations';
update feed_watermark set consumer = 'sales' where consumer = 'recommendations';
delete from inbox where consumer in ('recommendations', 'buyers', 'cards');
delete from parked_event where consumer in ('buyers', 'cards');
delete from feed_watermark where consumer in ('buyers', 'cards');

-- A badge does not expire: what somebody has bought is kept, and what nobody known has bought is forgotten.
drop index sale_line_by_age;
create index sale_line_by_age on sale_line (bought_at) where customer_id is null and card is null;

create or replace function is_buyer(customer uuid, product uuid) returns boolean
    language sql stable as $$
    select exists (
        select from (
            select l.product_id, l.sku from sale_line l
            where l.customer_id = customer and l.pieces > l.returned + l.undone
            union all
            select l.product_id, l.sku from shopper s join sale_line l on l.card = any (s.cards) and l.customer_id is null
            where s.customer_id = customer and l.pieces > l.returned + l.undone) l
        left join variant v on l.product_id is null and v.sku = l.sku
        where coalesce(l.product_id, v.product_id) = product)
$$;

drop table bought;
drop table customer_card;
