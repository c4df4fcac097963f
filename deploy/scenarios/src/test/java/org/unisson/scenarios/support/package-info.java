/** What the scenarios share: the running retailer, a shop with random data, topics as others read them. */
package org.unisson.scenarios.support;
