-- Places may stay short for days, because what is missing there is picked. Nothing has to be told of them as long as the level
-- is of that version; null: somebody has to be told something, or is about to answer.
alter table oversold_place add column settled_version bigint;
