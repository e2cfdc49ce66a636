namespace Grancius.Sandbox.Faults;

/// <summary>Faults in force; null means that this part behaves.</summary>
internal sealed record FaultSet
{
    public static readonly FaultSet Nothing = new();

    public OpenFault? Open { get; init; }

    public PostbackFault? Postback { get; init; }

    public BalanceFault? Balance { get; init; }

    public ReaderFault? Reader { get; init; }

    public PostShape? Shape { get; init; }

    public PostEncoding? Encoding { get; init; }

    /// <summary>For slow and late; each has its own default.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>By how many cents wrongAmount is off; null posts half.</summary>
    public long? AmountCents { get; init; }

    /// <summary>PaymentAmount holds the service fee too.</summary>
    public bool? FeeInAmount { get; init; }

    /// <summary>These faults where they are set, <paramref name="under"/> elsewhere.</summary>
    public FaultSet Over(FaultSet under) => new()
    {
        Open = Open ?? under.Open,
        Postback = Postback ?? under.Postback,
        Balance = Balance ?? under.Balance,
        Reader = Reader ?? under.Reader,
        Shape = Shape ?? under.Shape,
        Encoding = Encoding ?? under.Encoding,
        Delay = Delay ?? under.Delay,
        AmountCents = AmountCents ?? under.AmountCents,
        FeeInAmount = FeeInAmount ?? under.FeeInAmount,
    };

    public object Shown() => new
    {
        open = FaultNames<OpenFault>.Of(Open),
        postback = FaultNames<PostbackFault>.Of(Postback),
        balance = FaultNames<BalanceFault>.Of(Balance),
        reader = FaultNames<ReaderFault>.Of(Reader),
        shape = FaultNames<PostShape>.Of(Shape),
        encoding = FaultNames<PostEncoding>.Of(Encoding),
        delaySeconds = Delay?.TotalSeconds,
        amount = AmountCents / 100m,
        feeInAmount = FeeInAmount,
    };
}
