package org.unisson.demo.day;

import org.unisson.demo.client.Journey;

/** A piece sold at a till is gone on the web, at once. */
final class TillSaleOnTheWeb implements Scene {

    @Override
    public void play(Stage stage, Checks checks) {
        Person buyer = stage.cast().person();
        Article article = stage.cast().article();
        Journey journey = new Journey();
        checks.begin("Till → web", "A till sells; the product page on the web knows");
        long before = stage.availableOnTheWeb(journey, article);
        checks.say("the web shows " + before + " pieces of " + article.name() + " in "
                + stage.cast().store().city());
        stage.sellAtTheTill(journey, buyer, article);
        checks.answered();
        checks.expect("the web shows one piece less", before - 1, () -> stage.availableOnTheWeb(journey, article));
        checks.expect("the store's stock is the same", before - 1, () -> stage.onHandInStore(journey, article));
    }
}
