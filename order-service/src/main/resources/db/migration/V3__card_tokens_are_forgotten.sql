-- A card's token is kept while the card may still be asked, and no longer.
alter table payment alter column token drop not null;

update payment set status = 'CANCELLED'
from orders
where orders.order_id = payment.order_id and payment.status = 'PLANNED'
  and orders.status in ('CONFIRMED', 'CANCELLED', 'FULFILLED');
update payment set token = null where status not in ('PLANNED', 'REQUESTED');

alter table payment add constraint payment_token_while_needed
    check ((token is not null) = (status in ('PLANNED', 'REQUESTED')));
