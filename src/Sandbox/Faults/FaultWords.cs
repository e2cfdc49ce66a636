namespace Grancius.Sandbox.Faults;

/// <summary>Says in words which faults are set.</summary>
internal static class FaultWords
{
    public static string Of(FaultSet faults)
    {
        string?[] words =
        [
            Word("open", FaultNames<OpenFault>.Of(faults.Open)),
            Word("postback", FaultNames<PostbackFault>.Of(faults.Postback)),
            Word("balance", FaultNames<BalanceFault>.Of(faults.Balance)),
            Word("reader", FaultNames<ReaderFault>.Of(faults.Reader)),
            Word("shape", FaultNames<PostShape>.Of(faults.Shape)),
            Word("encoding", FaultNames<PostEncoding>.Of(faults.Encoding)),
            faults.FeeInAmount is true ? "fee in the amount" : null,
        ];
        return words.Any(w => w is not null) ? string.Join(", ", words.OfType<string>()) : "none";
    }

    private static string? Word(string kind, string? name) => name is null ? null : kind + " " + name;
}
