package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What the services have said yes to at the desk: claims, pieces that were added, and the days of tills. */
final class DeskFacts {

    private final Map<String, ReadWriteLock> locks = new ConcurrentHashMap<>();
    private final List<Claimed> claims = new ArrayList<>();
    private final Map<String, List<String>> added = new TreeMap<>();
    private final Map<Integer, TillSession> sessions = new TreeMap<>();
    private final Map<String, Long> cash = new TreeMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<TakenBack> voids = new ArrayList<>();

    /** A line of an order of which pieces are sent again. @param replacement the order that sends them */
    record Claimed(String orderId, String lineId, long pieces, String replacement) {}

    /** A till's day. @param cents in its drawer at its beginning */
    record TillSession(String sessionId, int place, long cents) {}

    /** A receipt that a till has voided, by its clock. */
    record TakenBack(String purchaseId, int place, Instant at) {}

    /** Nothing of the order is brought back meanwhile: whether it was claimed before or after makes a difference. */
    void claiming(String orderId, Runnable work) {
        under(lock(orderId).writeLock(), work);
    }

    /** Nothing of the order is claimed meanwhile; others may bring back what they like. */
    void bringingBack(String orderId, Runnable work) {
        under(lock(orderId).readLock(), work);
    }

    private ReadWriteLock lock(String orderId) {
        return locks.computeIfAbsent(orderId, any -> new ReentrantReadWriteLock());
    }

    private static void under(Lock lock, Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    synchronized boolean isClaimed(String orderId) {
        return claims.stream().anyMatch(claim -> claim.orderId().equals(orderId));
    }

    /** Pieces of these lines that are sent again by other orders. */
    synchronized long sentAgain(Set<String> lineIds) {
        return claims.stream()
                .distinct()
                .filter(claim -> lineIds.contains(claim.lineId()))
                .mapToLong(Claimed::pieces)
                .sum();
    }

    synchronized void claimed(Claimed claim) {
        claims.add(claim);
    }

    synchronized List<Claimed> claims(String lineId) {
        return claims.stream()
                .filter(claim -> claim.lineId().equals(lineId))
                .distinct()
                .toList();
    }

    synchronized void added(String lineId, String orderId) {
        added.computeIfAbsent(lineId, any -> new ArrayList<>()).add(orderId);
    }

    /** Orders that add to a line. */
    synchronized List<String> addedTo(String lineId) {
        return List.copyOf(added.getOrDefault(lineId, List.of()));
    }

    synchronized void opened(int step, TillSession session) {
        sessions.put(step, session);
    }

    synchronized TillSession session(int step) {
        return sessions.get(step);
    }

    synchronized List<TillSession> sessions() {
        return List.copyOf(sessions.values());
    }

    synchronized void moved(String sessionId, long cents) {
        cash.merge(sessionId, cents, Long::sum);
    }

    synchronized long moved(String sessionId) {
        return cash.getOrDefault(sessionId, 0L);
    }

    synchronized void closed(String sessionId) {
        closed.add(sessionId);
    }

    synchronized boolean isClosed(String sessionId) {
        return closed.contains(sessionId);
    }

    /** Links of a till's chain. */
    synchronized long closings(int place) {
        return sessions.values().stream()
                .filter(session -> session.place() == place && closed.contains(session.sessionId()))
                .count();
    }

    synchronized void voided(TakenBack taken) {
        voids.add(taken);
    }

    synchronized List<TakenBack> voids() {
        return List.copyOf(voids);
    }
}
