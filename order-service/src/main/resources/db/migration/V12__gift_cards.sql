-- Gift cards that an order offers as tender: [{"authorisationId", "amount"}], as loyalty-service has set them aside.
alter table orders add column gift_cards jsonb not null default '[]';

-- The gift card that a line sells: no goods leave, and nothing is earned, until it is spent.
alter table purchase_line add column gift_card uuid;
create index purchase_line_of_gift_card on purchase_line (purchase_id) where gift_card is not null;
