-- What is kept of a person is handed out to them: found by their customers.
create index quote_of_customer on quote (customer_id) where customer_id is not null;
create index quote_lock_of_customer on quote_lock (customer_id) where customer_id is not null;
create index quote_claim_by_customer on quote_claim (customer_id) where customer_id is not null;
