-- Who has bought something is a person, whichever of its customers it was told of.
create or replace function is_buyer(customer uuid, product uuid) returns boolean
    language sql stable as $$
    select exists (
        select from members_of(customer) m
        cross join lateral (
            select l.product_id, l.sku from sale_line l
            where l.customer_id = m.customer_id and l.pieces > l.returned + l.undone
            union all
            select l.product_id, l.sku from shopper s join sale_line l on l.card = any (s.cards) and l.customer_id is null
            where s.customer_id = m.customer_id and l.pieces > l.returned + l.undone) l
        left join variant v on l.product_id is null and v.sku = l.sku
        where coalesce(l.product_id, v.product_id) = product)
$$;
