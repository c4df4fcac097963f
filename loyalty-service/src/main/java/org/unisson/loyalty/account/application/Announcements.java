package org.unisson.loyalty.account.application;

import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.account.domain.Movement;

/** Tells the others. */
public interface Announcements {

    /** Tells a movement that the request being served has caused, if its transaction commits. */
    void announce(Transaction tx, Movement movement);
}
