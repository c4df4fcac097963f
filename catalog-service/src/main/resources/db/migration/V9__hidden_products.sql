-- Products of which nothing may be seen by who asks, on that channel at that instant: each of their variants is reserved
-- to others. Few SKUs are reserved at a time; a statement asks once and leaves those products out.
create function hidden_products(asked_channel text, segments text[], customer uuid, at timestamptz) returns uuid[]
    language sql stable as $$
    select coalesce(array_agg(reserved.product_id), '{}')
    from (select distinct v.product_id from reserved_sku r join variant v using (sku)
          where r.begins_at <= at and r.ends_at > at) reserved
    where not exists (select from variant v where v.product_id = reserved.product_id
                      and is_visible(v.sku, asked_channel, segments, customer, at))
$$;
