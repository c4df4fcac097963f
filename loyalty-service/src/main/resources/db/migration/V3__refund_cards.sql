-- Gift cards made for what is owed to somebody: goods that came back without a receipt, or whose gift card takes nothing
-- any more. One per refund, whatever is repeated.
create table refund_card (
    refund_id    uuid        primary key,
    gift_card_id uuid        not null unique references gift_card,
    minor        bigint      not null check (minor > 0),
    customer_id  uuid,
    location     text        not null,
    made_at      timestamptz not null
);
comment on column refund_card.refund_id is 'id of the return that owes it';
comment on column refund_card.customer_id is 'null: of nobody known; staff hand it over';

-- To whom number and PIN were told: once, and again only by somebody who says why.
create table refund_card_disclosure (
    disclosure_id uuid        primary key,
    refund_id     uuid        not null references refund_card,
    told_to       text        not null,
    because       text,
    told_at       timestamptz not null
);
create index refund_card_disclosure_of_refund on refund_card_disclosure (refund_id);
create unique index refund_card_disclosure_once on refund_card_disclosure (refund_id) where because is null;
create trigger refund_card_disclosure_is_immutable before update or delete on refund_card_disclosure
    for each row execute function entry_is_immutable();
