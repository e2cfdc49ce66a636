namespace Grancius.Sandbox.Postbacks;

/// <summary>One silent postback: its fields in order, and the payment of which it truthfully tells (none for a decline or a forgery).</summary>
internal sealed record PostbackMessage(IReadOnlyList<KeyValuePair<string, string>> Fields, PaymentNews? TellsOf)
{
    public const string PaymentGuid = "PaymentGUID";
    public const string PaymentAmount = "PaymentAmount";
    public const string BillerGuid = "BillerGUID";

    public PostbackMessage With(string name, string value) =>
        this with { Fields = [.. Fields.Select(f => Is(f.Key, name) ? new(f.Key, value) : f)] };

    public PostbackMessage Without(string name) => this with { Fields = [.. Fields.Where(f => !Is(f.Key, name))] };

    /// <summary>Other fields than those of Invoice Cloud may be added too: a forger is not polite.</summary>
    public PostbackMessage WithOrAdd(string name, string value) =>
        Fields.Any(f => Is(f.Key, name)) ? With(name, value) : this with { Fields = [.. Fields, new(name, value)] };

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which invoices a payment paid, as far as one message says.</summary>
internal sealed record PaymentNews(Guid Payment, IReadOnlyList<string> InvoiceNumbers);

/// <summary>Messages that leave together, after a delay counted from the end of the wave before.</summary>
internal sealed record PostbackWave(TimeSpan Delay, IReadOnlyList<PostbackMessage> Messages);

/// <summary>How a postback was received: a status, or why there is none.</summary>
internal sealed record PostResult(
    DateTimeOffset At, string Url, IReadOnlyList<KeyValuePair<string, string>> Fields, int? Status, string? Error, long Milliseconds)
{
    public bool Accepted => Status is >= 200 and < 300;

    public object Shown() => new
    {
        at = At,
        url = Url,
        status = Status,
        error = Error,
        milliseconds = Milliseconds,
        fields = Fields.GroupBy(f => f.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal),
    };
}
