package org.unisson.catalog.changes.application;

import java.util.Set;
import org.unisson.catalog.changes.domain.Marks;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;

/**
 * What a watcher is told.
 *
 * @param kinds what changed; empty for the state that watching began with
 * @param now the offer as it is now
 */
public record Change(Set<Marks.Kind> kinds, Answered<Offer> now) {}
