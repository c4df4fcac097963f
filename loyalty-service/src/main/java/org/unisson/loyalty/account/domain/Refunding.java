package org.unisson.loyalty.account.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Spent points go back to whoever they were of, each to the lot it came from; what the programme had borne, to it. */
final class Refunding {

    private Refunding() {}

    /** @param buyer the account of whoever bought */
    static List<Movement> of(Books books, Account buyer, Hold.Refund refund, Source source, Instant now) {
        Map<UUID, List<LotPart.Given>> byAccount = new TreeMap<>();
        for (LotPart.Given given : refund.given()) {
            UUID account = Optional.ofNullable(given.accountId()).orElse(buyer.id());
            byAccount.computeIfAbsent(account, ignored -> new ArrayList<>()).add(given);
        }
        List<Movement> movements = new ArrayList<>();
        byAccount.forEach((id, given) -> {
            Account account = books.account(id);
            movements.addAll(account == buyer ? List.of() : account.due(now));
            account.refund(given, source.on(account, buyer.id()), now).ifPresent(movements::add);
            movements.addAll(account == buyer ? List.of() : account.due(now));
        });
        if (refund.recovered() > 0) {
            movements.add(buyer.recovered(refund.recovered(), source.part("recovered"), now));
        }
        return movements;
    }
}
