/** Bringing a retailer's data in through the public APIs: resumable, idempotent, every row accounted for, reconciled. */
package org.unisson.demo.importing;
