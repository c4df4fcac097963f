package org.unisson.bench.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;

/** One client that asks two stands in turns, at a steady rate, and never before it was answered. */
final class Turns {

    private static final String PLACING = "an order placed, until decided";

    // So many of each kind are asked for: what is read once in a while is in memory afterwards, however much there is.
    private static final int PLACES = 300;

    private final Stand few;
    private final Stand many;
    private final long pause;
    private final Random random = new Random(1);
    private long due = System.nanoTime();

    /** @param rate questions per second */
    Turns(Stand few, Stand many, int rate) {
        this.few = few;
        this.many = many;
        this.pause = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** What each kind of question took of what nobody has asked for since there is so much: some of it comes from disks. */
    Map<String, Pair> first(List<Double> places) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (int number = 0; number < places.size(); number++) {
            for (Read kind : Read.values()) {
                double place = places.get(number);
                ask(samples, kind.toString(), number, stand -> stand.read(kind, place));
            }
        }
        return medians(samples);
    }

    /** Some of the copies, anywhere among them: places from 0 to 1. */
    List<Double> places() {
        return random.doubles(PLACES).boxed().toList();
    }

    /** What each kind of question took in each repeat, in the order of the table, of what is at one of these places. */
    Map<String, List<Pair>> repeated(List<Double> places, int repeats, int reads, int orders) {
        Map<String, List<Pair>> all = new LinkedHashMap<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            take(places, reads, orders).forEach((kind, pair) -> all.computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(pair));
        }
        return all;
    }

    /** The kinds take turns too, so that none of them has a quiet minute for itself. */
    Map<String, Pair> take(List<Double> places, int reads, int orders) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (int number = 0; number < reads; number++) {
            for (Read kind : Read.values()) {
                double place = places.get(random.nextInt(places.size()));
                ask(samples, kind.toString(), number, stand -> stand.read(kind, place));
            }
            if (number * (long) orders / reads != (number + 1) * (long) orders / reads) {
                ask(samples, PLACING, number, Stand::order);
            }
        }
        return medians(samples);
    }

    private static Map<String, Pair> medians(Map<String, Samples> samples) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        samples.forEach((kind, taken) -> pairs.put(kind, taken.medians()));
        return pairs;
    }

    /** Both are asked; who is first changes. */
    private void ask(Map<String, Samples> samples, String kind, int number, ToLongFunction<Stand> question) {
        Samples taken = samples.computeIfAbsent(kind, any -> new Samples());
        boolean fewFirst = number % 2 == 0;
        ask(fewFirst ? few : many, fewFirst ? taken.few : taken.many, question);
        ask(fewFirst ? many : few, fewFirst ? taken.many : taken.few, question);
    }

    private void ask(Stand stand, List<Long> taken, ToLongFunction<Stand> question) {
        // Whoever is late goes on from now: a pause of the machine is not followed by a rush.
        due = Math.max(System.nanoTime(), due + pause);
        LockSupport.parkNanos(due - System.nanoTime());
        taken.add(question.applyAsLong(stand));
    }

    private record Samples(List<Long> few, List<Long> many) {

        Samples() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Pair medians() {
            return new Pair(median(few), median(many));
        }

        private static double median(List<Long> nanos) {
            return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
        }
    }

    /** Medians in milliseconds. */
    record Pair(double few, double many) {

        double ratio() {
            return many / few;
        }
    }
}
