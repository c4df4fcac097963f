package org.unisson.chassis.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.unisson.chassis.persons.PersonalData;
import org.unisson.local.testing.Environment;

/** Which tables of a service say something of persons, and are named by nobody who answers for that. */
public final class PersonalTables {

    // What columns are called that name a person or say something of one. Partitions are their table's.
    private static final String SAYING = """
            select distinct t.relname from pg_class t
            join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
            join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
            where t.relkind in ('r', 'p') and not t.relispartition
                and c.atttypid in ('uuid'::regtype, 'uuid[]'::regtype, 'text'::regtype, 'text[]'::regtype,
                    'date'::regtype, 'jsonb'::regtype) and (
                c.attname in ('customer', 'customer_id', 'customers', 'person', 'person_id', 'shopper', 'visitor',
                    'visitor_id', 'member_id', 'members', 'card', 'cards', 'device', 'email', 'phone',
                    'given_name', 'family_name', 'birth_date', 'street', 'address', 'recipient')
                or c.attname in ('one', 'other') and c.atttypid = 'uuid'::regtype
                or c.attname like '%\\_customer' or c.attname like '%\\_customer\\_id' or c.attname like 'customer\\_%'
                or c.attname like '%\\_visitor')""";

    private PersonalTables() {}

    /** Tables that say something of persons, and that none of the beans names. */
    public static Set<String> unnamed(Environment environment, List<PersonalData> kept) throws SQLException {
        Set<String> saying = tables(environment, SAYING);
        kept.forEach(one -> saying.removeAll(named(one)));
        return saying;
    }

    /** Tables that a bean names, and that do not exist. */
    public static Set<String> unknown(Environment environment, List<PersonalData> kept) throws SQLException {
        Set<String> named = new TreeSet<>();
        kept.forEach(one -> named.addAll(named(one)));
        named.removeAll(tables(environment, "select relname from pg_class where relkind in ('r', 'p')"));
        return named;
    }

    private static List<String> named(PersonalData one) {
        return Stream.concat(
                        one.parts().stream().flatMap(part -> part.tables().stream()), one.keptBack().keySet().stream())
                .toList();
    }

    private static Set<String> tables(Environment environment, String query) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection connection = environment.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
