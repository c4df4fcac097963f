-- At the commit: what an account has is what its lots have, and it owes only while no lot has points that can be spent.
-- Only lots with points are looked at, of which an account has few. A replica of a version that knows no lots fails here
-- and tries again, instead of spending points that no lot has.
create function account_is_its_lots() returns trigger language plpgsql as $$
declare
    said account;
    sums record;
begin
    select * into said from account where account_id = new.account_id;
    select coalesce(sum(pending), 0) as pending, coalesce(sum(free), 0) as free, coalesce(sum(held), 0) as held
    into sums from lot where account_id = new.account_id and (pending > 0 or free > 0 or held > 0);
    if sums.pending <> said.pending or sums.held <> said.held
        or sums.free <> greatest(said.points - said.held - said.pending, 0) then
        raise exception 'account % is not its lots: % points, % held, % pending; lots have % free, % held, % pending',
            said.account_id, said.points, said.held, said.pending, sums.free, sums.held, sums.pending
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger account_is_its_lots after insert or update of points, held, pending on account
    deferrable initially deferred for each row execute function account_is_its_lots();
create constraint trigger lot_is_of_its_account after insert or update of pending, free, held on lot
    deferrable initially deferred for each row execute function account_is_its_lots();
