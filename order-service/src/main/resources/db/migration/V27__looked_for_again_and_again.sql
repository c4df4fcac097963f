-- What is looked for every few seconds must not be looked for among all there ever was.

-- An emptied cart is nobody's reminder; it would be met again each time.
drop index cart_at_rest;
create index cart_at_rest on cart (touched_at)
    where status = 'OPEN' and customer_id is not null and not rest_told and lines <> '[]'::jsonb;

-- A label stays booked for ever once its parcel has left: from then on nothing can come of it.
alter table carrier_label add column used boolean not null default false;
comment on column carrier_label.used is 'whether the parcel has left under it';
create index carrier_label_unused on carrier_label (consignment_id) where status in ('REQUESTED', 'BOOKED') and not used;
