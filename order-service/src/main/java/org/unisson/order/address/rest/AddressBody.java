package org.unisson.order.address.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.address.domain.DeliveryAddress;

/**
 * Where parcels of an order go.
 *
 * @param lines street and house, and what else leads there
 * @param country ISO 3166-1 alpha-2
 * @param phone in international form, for the carrier
 * @param latitude WGS 84 degrees, with longitude, where the channel knows them: parcels then come from near
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressBody(
        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = TEXT)
        String name,

        @NotNull @Size(min = 1, max = 3) List<@NotNull @Size(min = 1, max = 100) @Pattern(regexp = TEXT) String> lines,

        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 -]{0,11}")
        String postcode,

        @NotNull @Size(min = 1, max = 100) @Pattern(regexp = TEXT)
        String city,

        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @Pattern(regexp = "\\+[0-9]{6,15}") String phone,
        @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") Double longitude) {

    // Something that is no blank, and no control character.
    private static final String TEXT = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";

    static AddressBody of(DeliveryAddress address) {
        return new AddressBody(
                address.name(),
                address.lines(),
                address.postcode(),
                address.city(),
                address.country(),
                address.phone(),
                address.latitude(),
                address.longitude());
    }

    /** @param pointer of it in the request */
    public DeliveryAddress address(String pointer) {
        if ((latitude == null) != (longitude == null)) {
            throw Problem.invalid(pointer + "/longitude", "latitude and longitude come together")
                    .asException();
        }
        return new DeliveryAddress(name, lines, postcode, city, country, phone, latitude, longitude);
    }

    /** Without the person. */
    @Override
    public String toString() {
        return "address in " + country;
    }
}
