package org.unisson.demo.retailer;

import java.util.ArrayList;
import java.util.List;

/** Thirty French cities with the position and postcode of their centre, and two places where warehouses really are. */
final class FrenchPlaces {

    private static final int GLN_PREFIX = 29;
    private static final int FIRST_STORE = 1;
    private static final int FIRST_WAREHOUSE = 9_001;

    private static final List<String> STORE_CAN = List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE");
    private static final List<String> WAREHOUSE_CAN = List.of("SHIP", "RETURN", "RECEIVE");

    private record City(String postcode, String name, double latitude, double longitude) {}

    private static final List<City> CITIES = List.of(
            new City("75001", "Paris", 48.8606, 2.3376),
            new City("69002", "Lyon", 45.7578, 4.8320),
            new City("13001", "Marseille", 43.2965, 5.3698),
            new City("31000", "Toulouse", 43.6045, 1.4440),
            new City("06000", "Nice", 43.7102, 7.2620),
            new City("44000", "Nantes", 47.2184, -1.5536),
            new City("34000", "Montpellier", 43.6108, 3.8767),
            new City("67000", "Strasbourg", 48.5734, 7.7521),
            new City("33000", "Bordeaux", 44.8378, -0.5792),
            new City("59800", "Lille", 50.6292, 3.0573),
            new City("35000", "Rennes", 48.1173, -1.6778),
            new City("51100", "Reims", 49.2583, 4.0317),
            new City("42000", "Saint-Étienne", 45.4397, 4.3872),
            new City("76600", "Le Havre", 49.4944, 0.1079),
            new City("83000", "Toulon", 43.1242, 5.9280),
            new City("38000", "Grenoble", 45.1885, 5.7245),
            new City("21000", "Dijon", 47.3220, 5.0415),
            new City("49000", "Angers", 47.4784, -0.5632),
            new City("30000", "Nîmes", 43.8367, 4.3601),
            new City("63000", "Clermont-Ferrand", 45.7772, 3.0870),
            new City("72000", "Le Mans", 48.0061, 0.1996),
            new City("13100", "Aix-en-Provence", 43.5297, 5.4474),
            new City("29200", "Brest", 48.3904, -4.4861),
            new City("37000", "Tours", 47.3941, 0.6848),
            new City("80000", "Amiens", 49.8941, 2.2958),
            new City("87000", "Limoges", 45.8336, 1.2611),
            new City("74000", "Annecy", 45.8992, 6.1294),
            new City("57000", "Metz", 49.1193, 6.1757),
            new City("25000", "Besançon", 47.2378, 6.0241),
            new City("76000", "Rouen", 49.4432, 1.0993));

    private static final List<City> WAREHOUSES = List.of(
            new City("38070", "Saint-Quentin-Fallavier", 45.6433, 5.1106),
            new City("77550", "Moissy-Cramayel", 48.6267, 2.5925));

    private FrenchPlaces() {}

    static List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < CITIES.size(); i++) {
            places.add(place(CITIES.get(i), FIRST_STORE + i, "STORE", "Maison Unisson ", STORE_CAN));
        }
        for (int i = 0; i < WAREHOUSES.size(); i++) {
            places.add(place(WAREHOUSES.get(i), FIRST_WAREHOUSE + i, "WAREHOUSE", "Entrepôt ", WAREHOUSE_CAN));
        }
        return List.copyOf(places);
    }

    private static Place place(City city, long number, String kind, String title, List<String> can) {
        return new Place(
                Gs1.thirteen(GLN_PREFIX, number),
                title + city.name(),
                kind,
                city.postcode(),
                city.name(),
                city.latitude(),
                city.longitude(),
                can);
    }
}
