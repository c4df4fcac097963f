package org.unisson.catalog.operation.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationKind;
import org.unisson.catalog.price.persistence.ListRows;
import org.unisson.catalog.quote.application.Conditions;
import org.unisson.catalog.quote.domain.Condition;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;

/** Whether an operation's content is fit: its condition can be asked, and what it names exists. */
@Singleton
class CheckingContent {

    private final Conditions conditions;
    private final ListRows lists;

    CheckingContent(Conditions conditions, ListRows lists) {
        this.conditions = conditions;
        this.lists = lists;
    }

    /** Its condition; fails with 422 where it is not valid, or a private operation reserves nothing. */
    Condition condition(OperationContent content) {
        if (content.kind() == OperationKind.PRIVATE && content.targets().skus().isEmpty()) {
            throw Problem.unprocessable(
                            "private-without-skus", "/targets/skus", "a private operation names what it reserves")
                    .asException();
        }
        return conditions.compile(content.condition());
    }

    /** Fails with 422 where a channel or a store group does not exist. */
    Uni<Void> require(Transaction tx, OperationContent content) {
        return lists.known(tx)
                .invoke(known -> {
                    require("/channels", "unknown-channel", content.channels(), known.channels());
                    require("/storeGroups", "unknown-store-group", content.storeGroups(), known.groups());
                })
                .replaceWithVoid();
    }

    private static void require(String pointer, String slug, Collection<String> named, Set<String> known) {
        for (String id : named) {
            if (!known.contains(id)) {
                throw Problem.unprocessable(slug, pointer, "there is no '" + id + "'")
                        .asException();
            }
        }
    }
}
