-- What has left is taken as long as it is with the customer or on its way there: what was lost on the way to a store, or
-- left there, is taken no more. A fulfilled order of which consignments have told has nothing set aside.
update reservation_line l set quantity = 0
where quantity > 0
    and exists (select from reservation r where r.order_id = l.order_id and r.status = 'FULFILLED')
    and exists (select from reservation_line t where t.order_id = l.order_id and t.taken > 0);

update reservation_line l set taken = greatest(0, l.taken - u.pieces)
from (
    select c.order_id, c.line_id, c.location, sum(f.lost + f.sent_withdrawn + f.sent_cancelled)::bigint as pieces
    from consignment_line f join consignment_course c using (consignment_id, line_id)
    where f.lost + f.sent_withdrawn + f.sent_cancelled > 0 group by c.order_id, c.line_id, c.location) u
where l.order_id = u.order_id and l.line_id = u.line_id and l.location = u.location and l.taken > 0;
