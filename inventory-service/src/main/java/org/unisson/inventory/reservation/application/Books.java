package org.unisson.inventory.reservation.application;

import java.util.Map;
import java.util.UUID;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.quota.domain.QuotaBook;
import org.unisson.inventory.reservation.domain.Reservation;
import org.unisson.inventory.stock.domain.StockBook;

/**
 * What one transaction about orders has locked, and works on.
 *
 * @param reservations by order
 * @param holds by cart, of the orders that inventory hears of for the first time
 */
record Books(Map<UUID, Reservation> reservations, Map<UUID, Hold> holds, QuotaBook quotas, StockBook stock) {}
