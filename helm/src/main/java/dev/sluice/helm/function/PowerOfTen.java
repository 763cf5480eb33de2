package dev.sluice.helm.function;

/// `math.Pow(10, exponent)` with the roundings of Go's `pow.go`.
final class PowerOfTen {

    private PowerOfTen() {}

    static double of(long exponent) {
        var left = Math.abs(Math.clamp(exponent, -100_000, 100_000));
        var mantissa = 1.0;
        var power = 0L;
        var square = 10.0 / 16;
        var squarePower = 4L;
        for (; left != 0; left >>= 1) {
            if ((left & 1) == 1) {
                mantissa *= square;
                power += squarePower;
            }
            square *= square;
            squarePower <<= 1;
            if (square < 0.5) {
                square += square;
                squarePower--;
            }
        }
        return exponent < 0 ? scaled(1 / mantissa, -power) : scaled(mantissa, power);
    }

    private static double scaled(double mantissa, long power) {
        return Math.scalb(mantissa, (int) Math.clamp(power, -10_000, 10_000));
    }
}
