-- Each operation has a row, few have a limit: every price that is read asks what is left of those.
create index operation_budget_limited on operation_budget (operation_id)
    where amount_limit is not null or uses_limit is not null or uses_per_customer is not null;

-- Grows with each change of the prices of a product's variants, so that what was worked out from them is known to be
-- right. A variant that comes or goes changes the product's row.
create table product_prices (
    product_id uuid   primary key references product on delete cascade,
    version    bigint not null
);
