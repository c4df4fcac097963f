package org.unisson.catalog.coupon.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.operation.application.ReadingOperations;
import org.unisson.catalog.quote.domain.CouponCode;
import org.unisson.catalog.quote.persistence.CouponRows;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;

/** Coupon codes of an operation: one that is known to many, or a batch of codes that nobody guesses. */
@ApplicationScoped
public class IssuingCoupons {

    // Without letters and digits that are mistaken for each other.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final Transactions transactions;
    private final ReadingOperations operations;
    private final CouponRows coupons;
    private final Clock clock;

    IssuingCoupons(Transactions transactions, ReadingOperations operations, CouponRows coupons, Clock clock) {
        this.transactions = transactions;
        this.operations = operations;
        this.coupons = coupons;
        this.clock = clock;
    }

    /** A code of one's own; fails with 409 where it exists. @param uses how often it can be used */
    public Uni<List<String>> issue(UUID operationId, String code, int uses) {
        return add(operationId, List.of(code), uses).invoke(added -> {
            if (added.isEmpty()) {
                throw Problem.conflict("coupon-exists", "There is a coupon " + code + " already.")
                        .asException();
            }
        });
    }

    /** A batch of new codes, each to be used that often. */
    public Uni<List<String>> issueBatch(UUID operationId, String prefix, int count, int uses) {
        List<String> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            codes.add(prefix + code());
        }
        return add(operationId, codes, uses);
    }

    /** An operation's codes by code, after that one. */
    public Uni<List<CouponCode>> of(UUID operationId, String after, int limit) {
        return operations
                .one(operationId)
                .chain(found -> transactions.read(tx -> coupons.of(tx, operationId, after, limit)));
    }

    private Uni<List<String>> add(UUID operationId, List<String> codes, int uses) {
        return operations.one(operationId).chain(operation -> {
            if (!operation.content().coupon()) {
                throw Problem.conflict("no-coupon-needed", "The operation needs no coupon.")
                        .asException();
            }
            return transactions.run(tx -> coupons.add(tx, operationId, codes, uses, clock.instant()));
        });
    }

    private String code() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
