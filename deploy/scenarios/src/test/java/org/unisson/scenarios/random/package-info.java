/**
 * A retailer's day by chance: operations from a seed on the running stack, with crashes, repeats and clocks that go wrong
 * in their midst, and a model that says what must have come of it. What fails is shrunk to a case that can be read.
 */
package org.unisson.scenarios.random;
