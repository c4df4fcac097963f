-- Each operation has a row, few have a limit: every price that is read asks what is left of those.
create index operation_budget_limited on operation_budget (operation_id)
    where amount_limit is not null or uses_limit is not null or uses_per_customer is not null;
