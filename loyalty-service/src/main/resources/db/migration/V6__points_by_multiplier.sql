-- Lines of a purchase some of which earn more, by the quote under which they were sold:
-- [{"line": id, "multiplier": hundredths, "paid": minor, "back": minor}]. Null: all of it earns as ever.
alter table purchase add column weighed jsonb;

-- What a return has given back of such lines: {multiplier: minor}. It explains the entry.
alter table purchase_return add column weighed jsonb;
