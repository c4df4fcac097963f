/** Bringing many things in: batches, several in flight, with a display of how far it is. */
package org.unisson.demo.loading;
