-- When a location works: opening hours, cut-off, transit and lead, as its code writes them; null: it has no calendar.
alter table location add column calendar text check (calendar is json object);

alter table reservation_line add column promised_by timestamptz;
comment on column reservation_line.promised_by is 'by the calendar of its location; null: it has none that says so';
