package org.unisson.scenarios.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.unisson.demo.client.ProblemException;

/** Plays operations in a world, many at once; one that needs another waits for it. */
final class Play {

    static final int CONFLICT = 409;

    private final World world;
    private final Facts facts;
    private final Faults faults;
    private final Runnable done;
    private final BooleanSupplier stopped;
    private final BackRoom backRoom;
    private final Till till;
    private final Ordering ordering;
    private final GiftCards giftCards;
    private final AfterSales afterSales;
    private final HandingOver handingOver;
    private final ServiceDesk desk;
    private final TillDay tillDay;

    /**
     * @param done told after each operation that is no fault
     * @param stopped whether no further one is begun
     */
    Play(World world, Facts facts, Faults faults, Runnable done, BooleanSupplier stopped) {
        this.world = world;
        this.facts = facts;
        this.faults = faults;
        this.done = done;
        this.stopped = stopped;
        this.backRoom = new BackRoom(world, facts);
        this.till = new Till(world, facts);
        this.ordering = new Ordering(world, facts);
        this.giftCards = new GiftCards(world, facts, till, ordering);
        this.afterSales = new AfterSales(world, facts);
        this.handingOver = new HandingOver(world, facts);
        this.desk = new ServiceDesk(world, facts);
        this.tillDay = new TillDay(world, facts);
    }

    /** Returns when each of them that was begun has its answer. */
    void all(List<Step> steps, int atOnce) {
        Semaphore free = new Semaphore(atOnce);
        Map<Integer, CompletableFuture<Void>> begun = new HashMap<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Step step : steps) {
                // Those it may need have begun before it, so that none waits for ever.
                CompletableFuture<Void> before = step.operation().needs().isPresent()
                        ? begun.get(step.operation().needs().getAsInt())
                        : null;
                free.acquireUninterruptibly();
                if (stopped.getAsBoolean()) {
                    break;
                }
                begun.put(
                        step.number(),
                        CompletableFuture.runAsync(
                                () -> {
                                    try {
                                        if (before != null) {
                                            before.join();
                                        }
                                        one(step);
                                    } finally {
                                        free.release();
                                        if (!(step.operation() instanceof Operation.Fault)) {
                                            done.run();
                                        }
                                    }
                                },
                                people));
            }
        }
        begun.values().forEach(CompletableFuture::join);
    }

    /** 409 is an answer like others: somebody else was faster, or there is not enough. Anything else is none. */
    private void one(Step step) {
        try {
            act(step);
        } catch (ProblemException refused) {
            if (refused.status() != CONFLICT || !mayConflict(step.operation())) {
                facts.surprise(step, refused.getMessage());
            }
        } catch (RuntimeException | AssertionError failed) {
            facts.surprise(step, failed.toString());
        }
    }

    private static boolean mayConflict(Operation operation) {
        return switch (operation) {
            case Operation.Receive ignored -> false;
            case Operation.Sell ignored -> false;
            case Operation.PlaceOrder ignored -> false;
            case Operation.Count ignored -> false;
            case Operation.Close ignored -> false;
            case Operation.Open ignored -> false;
            case Operation.StopSending ignored -> false;
            case Operation.OpenTill ignored -> true;
            case Operation.OrderSameDay ignored -> false;
            case Operation.KeepBuffer ignored -> false;
            case Operation.KeepSafety ignored -> false;
            case Operation.GivePoints ignored -> false;
            case Operation.Remove ignored -> true;
            case Operation.Dispose ignored -> true;
            case Operation.Transfer ignored -> true;
            case Operation.Sequel ignored -> true;
            case Operation.SellGiftCard ignored -> false;
            case Operation.HoldAndForget ignored -> true;
            case Operation.Fault ignored -> false;
        };
    }

    private void act(Step step) {
        switch (step.operation()) {
            case Operation.Receive it -> backRoom.receive(step, it);
            case Operation.Remove it -> backRoom.remove(step, it);
            case Operation.Count it -> backRoom.count(step, it);
            case Operation.Dispose it -> backRoom.dispose(step, it);
            case Operation.Transfer it -> backRoom.transfer(step, it);
            case Operation.ReceiveTransfer it -> backRoom.receive(step, it);
            case Operation.CallTransferBack it -> backRoom.callBack(step, it);
            case Operation.KeepSafety it -> backRoom.keepSafety(it);
            case Operation.KeepBuffer it -> backRoom.keepBuffer(it);
            case Operation.Close it -> world.locate(it.place(), World.State.CLOSED);
            case Operation.Open it -> world.locate(it.place(), World.State.OPEN);
            case Operation.StopSending it -> world.locate(it.place(), World.State.SENDS_NOTHING);
            case Operation.Sell it -> till.sell(step, it);
            case Operation.Void it -> till.takeBack(step, it);
            case Operation.SellGiftCard it -> giftCards.sell(step, it);
            case Operation.SellByGiftCard it -> giftCards.spend(step, it);
            case Operation.OrderByGiftCard it -> giftCards.order(step, it);
            case Operation.HoldAndForget it -> ordering.holdAndForget(step, it);
            case Operation.PlaceOrder it -> ordering.order(step, it);
            case Operation.OrderSameDay it -> ordering.order(step, it);
            case Operation.EditWay it -> desk.edit(step, it);
            case Operation.EditQuantity it -> desk.edit(step, it);
            case Operation.Claim it -> desk.claim(step, it);
            case Operation.OpenTill it -> tillDay.open(step, it);
            case Operation.MoveCash it -> tillDay.move(step, it);
            case Operation.CloseTill it -> tillDay.close(step, it);
            case Operation.CancelOrder it -> ordering.cancel(step, it);
            case Operation.CancelLine it -> ordering.cancel(step, it);
            case Operation.Return it -> afterSales.comeBack(step, it);
            case Operation.GivePoints it -> afterSales.givePoints(step, it);
            case Operation.Work it -> handingOver.work(step, it);
            case Operation.HandOver it -> handingOver.all(step, it);
            case Operation.Fault it -> faults.strike(it);
        }
    }
}
