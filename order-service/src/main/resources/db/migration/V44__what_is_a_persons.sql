-- What is kept of a person is handed out to them: found by their customers.
create index cart_of_customer on cart (customer_id) where customer_id is not null;
create index cart_rest_of_customer on cart_rest (customer_id);
create index purchase_claim_of_customer on purchase_claim (customer);
