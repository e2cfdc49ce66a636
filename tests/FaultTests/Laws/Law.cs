namespace Grancius.FaultTests.Laws;

/// <summary>The law was broken: what no fault and no crash may bring about.</summary>
internal sealed class BrokenLaw(string what) : Exception(what);

/// <summary>What must hold, said once.</summary>
internal static class Law
{
    public static void Demands(bool holds, FormattableString otherwise)
    {
        if (!holds)
            throw new BrokenLaw(FormattableString.Invariant(otherwise));
    }
}
