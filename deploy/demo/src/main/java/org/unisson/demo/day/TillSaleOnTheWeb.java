package org.unisson.demo.day;

import java.time.Duration;
import java.util.Arrays;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Patience;

/** A piece sold at a till is gone on the web, at once: forty sales, each read on the product page until it shows. */
final class TillSaleOnTheWeb implements Scene {

    private static final int SALES = 40;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        checks.begin("Till → web", "A till sells; the product page on the web knows");
        double[] millis = new double[SALES];
        int seen = 0;
        Article article = null;
        Journey journey = new Journey();
        for (int sale = 0; sale < SALES; sale++) {
            article = stage.cast().article();
            long before = stage.availableOnTheWeb(journey, article);
            stage.sellAtTheTill(journey, buyer, article);
            long answered = System.nanoTime();
            seen += isSeen(stage, journey, article, before - 1) ? 1 : 0;
            millis[sale] = (System.nanoTime() - answered) / NANOS_PER_MILLI;
        }
        double first = millis[0];
        Arrays.sort(millis);
        checks.say(
                "%d sales, from the till's answer to the web's page: median %.1f ms, worst %.1f ms, the very first %.1f ms"
                        .formatted(SALES, millis[SALES / 2], millis[SALES - 1], first));
        checks.measured(
                "the web shows one piece less, median of 40", SALES + " of 40", seen + " of 40", millis[SALES / 2]);
        Article last = article;
        checks.answered();
        checks.expect(
                "stock of the last one: store and web agree",
                "same",
                () -> stage.onHandInStore(journey, last) == stage.availableOnTheWeb(journey, last)
                        ? "same"
                        : "differs");
    }

    private static boolean isSeen(Stage stage, Journey journey, Article article, long expected) {
        Patience patient = Patience.withCondition(LIMIT);
        while (stage.availableOnTheWeb(journey, article) != expected) {
            if (!patient.tryAgain()) {
                return false;
            }
        }
        return true;
    }
}
