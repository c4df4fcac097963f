package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.SetOff;

/** The table {@code set_off}: which purchases exchanges join. */
@Singleton
class SetOffTable {

    // A row stands for each before its sides are known, so that there is something to lock.
    private static final String BEGIN =
            "insert into set_off (set_off_id) select unnest($1::uuid[]) on conflict do nothing";

    private static final String LOCK =
            "select set_off_id, gave, took from set_off where set_off_id = any($1) order by set_off_id for update";

    private static final String SAVE = """
            update set_off set gave = news.gave, took = news.took
            from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as news (set_off_id, gave, took)
            where set_off.set_off_id = news.set_off_id""";

    /** Each of them, locked until the transaction ends, in the order of their ids. */
    Uni<List<SetOff>> lock(Transaction tx, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        UUID[] sorted = ids.stream().sorted().toArray(UUID[]::new);
        return tx.sql(BEGIN, (Object) sorted)
                .chain(() -> tx.sql(LOCK, (Object) sorted))
                .map(rows -> {
                    List<SetOff> all = new ArrayList<>();
                    for (Row row : rows) {
                        all.add(new SetOff(row.getUUID(0), row.getUUID(1), row.getUUID(2)));
                    }
                    return all;
                });
    }

    Uni<Void> save(Transaction tx, List<SetOff> setOffs) {
        return setOffs.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.sql(
                                SAVE,
                                Columns.uuids(setOffs, SetOff::setOffId),
                                Columns.uuids(setOffs, SetOff::gave),
                                Columns.uuids(setOffs, SetOff::took))
                        .replaceWithVoid();
    }
}
