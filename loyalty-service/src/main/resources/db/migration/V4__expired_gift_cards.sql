-- What nobody spent in time is booked once, and taken back where a till tells of an earlier sale afterwards.
alter table gift_card add column lapsed bigint not null default 0 check (lapsed >= 0);
comment on column gift_card.lapsed is 'booked as expired since its last sale, less what a till had spent before';
alter table gift_card_entry drop constraint gift_card_entry_cause_check;
alter table gift_card_entry add constraint gift_card_entry_cause_check
    check (cause in ('ISSUED', 'SPENT', 'REFUNDED', 'EXPIRED'));
create index gift_card_to_expire on gift_card (expires_at) where balance > 0;
