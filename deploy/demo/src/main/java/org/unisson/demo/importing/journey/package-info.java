/**
 * The Complete Journey: till baskets of a grocer. Decisions on its traps: a row of quantity zero is refused, since
 * nothing was sold; one without value is taken, it is a gift; thousands of pieces are taken, they are fuel by the unit. A
 * line's total is what was received for it, its unit price the shelf price rounded up to the cent, its discount the
 * difference. The file does not tell how people paid: the tender is CARD.
 */
package org.unisson.demo.importing.journey;
