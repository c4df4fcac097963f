-- Carts that others may see or fill, and what was done to each cart.

-- Leave to use somebody's cart, for whoever presents the token; of the token only its SHA-256 is kept.
create table cart_share (
    share_id       uuid primary key,
    -- Where it leads now: a cart that is merged takes its shares along.
    cart_id        uuid        not null references cart,
    -- The cart it was made for; its address goes on being answered.
    shared_cart_id uuid        not null references cart,
    token_hash     bytea       not null unique check (octet_length(token_hash) = 32),
    share_right    text        not null check (share_right in ('VIEW', 'ADD', 'EDIT')),
    label          text check (char_length(label) <= 64),
    made_at        timestamptz not null,
    expires_at     timestamptz not null check (expires_at > made_at),
    revoked_at     timestamptz
);
create index cart_share_by_cart on cart_share (cart_id);

-- One row for each version of a cart, written by the transaction that makes it. Numbers are drawn under the cart's lock,
-- so that they rise with its versions.
create table cart_operation (
    operation   bigint generated always as identity primary key,
    cart_id     uuid        not null,
    version     bigint      not null,
    what        text        not null
        check (what in ('OPENED', 'ADDED', 'CHANGED', 'REMOVED', 'ATTACHED', 'MERGED', 'CHECKED_OUT')),
    done_by     jsonb       not null,
    line_id     uuid,
    sku         text,
    quantity    bigint,
    other_cart  uuid,
    happened_at timestamptz not null,
    unique (cart_id, version)
);
create index cart_operation_by_cart on cart_operation (cart_id, operation);
-- The history of a cart is its own and that of all that went into it.
create index cart_by_merged_into on cart (merged_into) where merged_into is not null;

create function cart_operations_are_kept() returns trigger language plpgsql as $$
begin
    raise exception 'what was done to a cart is never changed' using errcode = 'check_violation';
end $$;
create trigger cart_operation_is_immutable before update or delete or truncate on cart_operation
    for each statement execute function cart_operations_are_kept();
