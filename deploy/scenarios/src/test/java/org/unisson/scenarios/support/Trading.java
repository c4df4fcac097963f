package org.unisson.scenarios.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;

/** Tills and web selling one SKU, several times a second, and what must have come of it. */
public final class Trading {

    private static final Duration TICK = Duration.ofMillis(400);
    private static final int RECEIPTS_PER_BATCH = 3;
    private static final int TICKS_PER_ORDER = 4;
    private static final int MOST_TICKS = 200;
    private static final int MOST_AT_ONCE = 6;
    private static final int CENTS_PER_POINT = 100;

    private final Shop shop;
    private final Place place;
    private final List<Shopper> shoppers;
    private final Queue<Requests.Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final Map<Shopper, Queue<Sale>> sales = new ConcurrentHashMap<>();

    /** What is sold where. @param cents price of a piece */
    public record Place(String store, String till, String web, String sku, long cents) {}

    private record Sale(String purchaseId, long cents) {}

    public Trading(Shop shop, Place place, List<Shopper> shoppers) {
        this.shop = shop;
        this.place = place;
        this.shoppers = shoppers;
        shoppers.forEach(shopper -> sales.put(shopper, new ConcurrentLinkedQueue<>()));
    }

    /** Trades as long as the work takes, though not without bound, and returns when all that was begun is answered. */
    public void during(Runnable work) {
        List<Future<?>> begun = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> working = people.submit(work);
            Semaphore free = new Semaphore(MOST_AT_ONCE);
            for (int tick = 0; tick < MOST_TICKS && !isDone(working, begun.isEmpty()); tick++) {
                int number = tick;
                free.acquireUninterruptibly();
                begun.add(people.submit(() -> {
                    try {
                        act(number);
                    } finally {
                        free.release();
                    }
                }));
            }
            begun.add(working);
            for (Future<?> action : begun) {
                action.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for the next tick, or for the work's end. */
    private static boolean isDone(Future<?> working, boolean first) throws InterruptedException {
        try {
            working.get(first ? 0 : TICK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException stillWorking) {
            return false;
        } catch (java.util.concurrent.ExecutionException failed) {
            return true;
        }
    }

    private void act(int tick) {
        Shopper shopper = shoppers.get(tick % shoppers.size());
        if (tick % TICKS_PER_ORDER == 0) {
            order(shopper);
        } else {
            handIn(shopper, 1 + tick % 3);
        }
    }

    private void order(Shopper shopper) {
        Order order = shop.order(
                UUID.randomUUID().toString(),
                shopper.customerId(),
                place.web(),
                place.store(),
                "tok_visa",
                List.of(new Requests.OrderLine(place.sku(), 2, null)));
        orders.add(order);
        if (order.purchaseId() != null) {
            sales.get(shopper).add(new Sale(order.purchaseId(), order.total().minor()));
        }
    }

    private void handIn(Shopper shopper, long pieces) {
        List<Requests.Receipt> batch = new ArrayList<>();
        for (int i = 0; i < RECEIPTS_PER_BATCH; i++) {
            batch.add(
                    Shop.receipt(place.store(), place.till(), shopper.card(), place.sku(), pieces + i, place.cents()));
        }
        BatchAnswer answer = shop.retail()
                .associate(place.store(), new Journey())
                .post(Service.ORDER, "/receipts/batch", new Requests.Receipts(batch))
                .as(BatchAnswer.class);
        if (answer.receipts().size() != batch.size()) {
            throw new AssertionError("not all were taken: " + answer);
        }
        receipts.addAll(batch);
        answer.receipts().forEach(taken -> sales.get(shopper)
                .add(new Sale(
                        taken.purchaseId(), batch.get(taken.index()).total().minor())));
    }

    public List<Order> orders() {
        return List.copyOf(orders);
    }

    public long receiptsTaken() {
        return receipts.size();
    }

    public long piecesAtTill() {
        return receipts.stream()
                .mapToLong(receipt -> receipt.lines().getFirst().quantity())
                .sum();
    }

    public long centsAtTill() {
        return receipts.stream().mapToLong(receipt -> receipt.total().minor()).sum();
    }

    public long piecesOrdered() {
        return orders.stream()
                .mapToLong(order -> order.lines().getFirst().quantity())
                .sum();
    }

    public long centsOrdered() {
        return orders.stream().mapToLong(order -> order.total().minor()).sum();
    }

    public long pointsOf(Shopper shopper) {
        return sales.get(shopper).stream()
                .mapToLong(sale -> sale.cents() / CENTS_PER_POINT)
                .sum();
    }

    public List<String> purchasesOf(Shopper shopper) {
        return sales.get(shopper).stream().map(Sale::purchaseId).toList();
    }

    @Override
    public String toString() {
        return receipts.size() + " receipts and " + orders.size() + " orders";
    }
}
