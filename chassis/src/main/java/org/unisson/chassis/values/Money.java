package org.unisson.chassis.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An amount in the minor unit of a currency: {@code 1999 EUR} is 19.99 euros. Arithmetic is exact; overflow and mixed
 * currencies are errors. Rounding happens once, at the line, half-up; what remains is distributed by the
 * largest-remainder method, so that parts always sum to the whole.
 *
 * @param minor amount in minor units, may be negative
 * @param currency ISO 4217 code
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    @JsonCreator
    public Money(
            @JsonProperty(value = "minor", required = true) long minor,
            @JsonProperty(value = "currency", required = true) String currency) {
        if (currency == null) {
            throw new IllegalArgumentException("a currency is required");
        }
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + currency + "' is not an ISO 4217 currency", unknown);
        }
        this.minor = minor;
        this.currency = currency;
    }

    /** Nothing, in that currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The exact sum; zero of the given currency where there is nothing to sum. */
    public static Money sum(String currency, Iterable<Money> amounts) {
        Money total = zero(currency);
        for (Money amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** {@code this × numerator ÷ denominator}, rounded half-up (away from zero at the half). */
    public Money share(long numerator, long denominator) {
        if (denominator <= 0) {
            throw new IllegalArgumentException("the denominator must be positive");
        }
        if (isSmall(minor) && isSmall(numerator) && isSmall(denominator)) {
            long exact = minor * numerator;
            return new Money(Long.signum(exact) * ((2 * Math.abs(exact) + denominator) / (2 * denominator)), currency);
        }
        BigInteger product = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(numerator));
        BigInteger half = BigInteger.valueOf(denominator);
        BigInteger magnitude = product.abs().shiftLeft(1).add(half).divide(half.shiftLeft(1));
        return new Money(product.signum() * magnitude.longValueExact(), currency);
    }

    // Twice the product of two, and one more, is a long.
    private static boolean isSmall(long factor) {
        return factor < 1L << 30 && factor > -(1L << 30);
    }

    /**
     * Splits this amount in proportion to the weights by the largest-remainder method; the parts sum to the whole. Ties
     * go to the earlier part. Weights are zero or more and not all zero, unless the amount itself is zero.
     */
    public List<Money> allocate(List<Long> weights) {
        BigInteger total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (weights.stream().anyMatch(weight -> weight < 0) || (total.signum() == 0 && minor != 0)) {
            throw new IllegalArgumentException("weights must be zero or more and not all zero: " + weights);
        }
        if (minor == 0) {
            return weights.stream().map(weight -> zero(currency)).toList();
        }
        BigInteger amount = BigInteger.valueOf(minor).abs();
        List<BigInteger[]> shares = weights.stream()
                .map(weight -> BigInteger.valueOf(weight).multiply(amount).divideAndRemainder(total))
                .toList();
        long[] parts =
                shares.stream().mapToLong(share -> share[0].longValueExact()).toArray();
        long left = amount.longValueExact() - java.util.Arrays.stream(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> shares.get(index)[1])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(index -> parts[index]++);
        List<Money> result = new ArrayList<>(parts.length);
        for (long part : parts) {
            result.add(new Money(Long.signum(minor) * part, currency));
        }
        return result;
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minor < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return minor + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " with " + other.currency);
        }
        return other;
    }
}
