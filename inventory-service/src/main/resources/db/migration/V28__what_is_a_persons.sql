-- What is kept of a person is handed out to them: found by their customers.
create index hold_of_customer on hold (customer_id) where customer_id is not null;
create index quota_use_of_customer on quota_use (customer_id) where customer_id is not null;
