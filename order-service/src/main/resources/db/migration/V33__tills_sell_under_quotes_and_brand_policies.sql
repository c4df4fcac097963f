-- What tills have sold although its brand does not want to be sold so is written down as what their channel may not sell.
alter table assortment_breach drop constraint assortment_breach_rule_check;
alter table assortment_breach add constraint assortment_breach_rule_check check (
    rule in ('SHOW', 'DELIVERY_ONLY', 'NOT_SEEN', 'BRAND_CHANNEL', 'BRAND_APPOINTMENT', 'BRAND_SELLER'));

-- Products have one reader, who begins at the beginning and writes what is not older than what is known. What was kept of
-- how far the three before it had come says nothing any more.
delete from inbox where consumer = 'bundles' or consumer in ('references', 'brands') and topic = 'catalog.products.v1';
delete from feed_watermark
where consumer = 'bundles' or consumer in ('references', 'brands') and topic = 'catalog.products.v1';

-- A quote is sold under once, by an order or by a receipt.
alter table order_quote alter column order_id drop not null;
alter table order_quote add column purchase_id uuid unique references purchase deferrable initially deferred;
alter table order_quote add constraint order_quote_of_one check (num_nonnulls(order_id, purchase_id) = 1);

-- In what receipts are not what the quotes say that they were sold under. A receipt is a fact, and is taken.
create table quote_difference (
    difference_id uuid        primary key,
    purchase_id   uuid        not null references purchase,
    quote_id      uuid,
    rule          text        not null,
    -- Null: of the whole receipt, or of goods that were not sold.
    line_id       uuid,
    sku           text,
    -- Of the line, in minor units; null: nothing was.
    quoted        bigint,
    paid          bigint,
    currency      text,
    channel       text        not null,
    location      text        not null,
    sold_at       timestamptz not null
);
create index quote_difference_by_location on quote_difference (location, difference_id);
