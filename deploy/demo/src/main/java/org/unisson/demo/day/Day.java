package org.unisson.demo.day;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import org.unisson.demo.client.Retail;
import org.unisson.demo.retailer.Retailer;

/** The seamless day, from the first cart in the morning to the reminders in the evening. */
public final class Day {

    private final Checks checks;
    private final Stage stage;
    private final TopicReader topics;

    public Day(Retail retail, Retailer retailer, Clock clock, PrintWriter out) {
        this.checks = new Checks(out);
        this.stage = new Stage(retail, new Cast(retail, retailer), clock);
        this.topics = new TopicReader(retail.stack());
    }

    /** Lives it. A scene that breaks is a failed check; the others are played all the same. */
    public List<Check> live() {
        Reminders reminders = new Reminders(stage, checks);
        attempt(reminders::begin);
        List<Scene> scenes = List.of(
                new OneCartThreeDevices(),
                new TillSaleOnTheWeb(),
                new ReturnInStore(),
                new ClickAndCollect(),
                new PointsOfTheTillOnTheWeb());
        scenes.forEach(scene -> attempt(() -> scene.play(stage, checks)));
        attempt(() -> reminders.end(topics));
        return checks.all();
    }

    private void attempt(Runnable scene) {
        try {
            scene.run();
        } catch (RuntimeException broken) {
            checks.broke(broken);
        }
    }
}
