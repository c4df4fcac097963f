package org.unisson.order.reference.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.reference.domain.Attachment;
import org.unisson.order.reference.domain.CardHolder;
import org.unisson.order.reference.domain.Place;
import org.unisson.order.reference.domain.PriceList;
import org.unisson.order.reference.domain.SalesChannel;

/** Writes down what others have told. Each call replaces what was known of the things given; each occurs once in it. */
public interface ReferenceBook {

    Uni<Void> prices(Transaction tx, List<PriceList> lists);

    Uni<Void> channels(Transaction tx, List<SalesChannel> channels);

    Uni<Void> places(Transaction tx, List<Place> places);

    Uni<Void> cards(Transaction tx, List<CardHolder> holders);

    Uni<Void> attachments(Transaction tx, List<Attachment> attachments);
}
