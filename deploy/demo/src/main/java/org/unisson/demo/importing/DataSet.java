package org.unisson.demo.importing;

import java.util.List;

/** A data set that can be brought in. */
public interface DataSet {

    /** Sends what has not been sent, and returns when the services know what the next step needs. */
    void send();

    /** What became of every row of its files. */
    RowReport report();

    /** What has to be equal in the files and in the services. */
    List<Comparison> comparisons();
}
