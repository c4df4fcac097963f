-- What is kept of a person is handed out to them: found by their customers and accounts.
create index account_gone_into on account (merged_into) where merged_into is not null;
create index hold_of_account on hold (account_id) where account_id is not null;
create index purchase_of_account on purchase (account_id) where account_id is not null;
create index refund_card_of_customer on refund_card (customer_id) where customer_id is not null;
create index bought_line_of_customer on bought_line (customer_id) where customer_id is not null;
