-- A correction of a receipt is sold under the quote of what it corrects, and may be heard of before that was voided.
alter table quote_lock add column next_sale uuid unique;
comment on column quote_lock.next_sale is 'the sale that has it once what has it now is void';
