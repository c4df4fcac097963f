-- What an operation gives with an order and could not be had: [{lineId, sku, quantity, operationId, reason}].
alter table orders add column missed_gifts jsonb not null default '[]';
