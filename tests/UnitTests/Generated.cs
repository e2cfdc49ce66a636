using FsCheck;
using FsCheck.Fluent;

namespace Grancius.UnitTests;

/// <summary>What the properties are tried on: small numbers, where the edges are, as often as large ones.</summary>
internal static class Generated
{
    /// <summary>Cents up to the most that is charged here.</summary>
    public static Gen<long> Cents { get; } = Gen.OneOf(
        Gen.Choose(0, 500).Select(cents => (long)cents),
        from millions in Gen.Choose(0, 99_999)
        from rest in Gen.Choose(0, 999_999)
        select (millions * 1_000_000L) + rest);

    /// <summary>A base with up to six decimals, near the edge of a band or anywhere.</summary>
    public static Gen<decimal> Bases { get; } = Gen.OneOf(
        from edge in Gen.Elements(1m, 10m, 1_000m, 50_000m, 500_000m)
        from step in Gen.Choose(-2, 2)
        select edge + (step * 0.000001m),
        from whole in Gen.Choose(0, 2_000_000)
        from millionths in Gen.Choose(1, 999_999)
        select whole + (millionths * 0.000001m),
        Gen.Choose(1, 15_000_000).Select(whole => (decimal)whole));
}
