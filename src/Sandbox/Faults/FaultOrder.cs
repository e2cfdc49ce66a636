using System.Globalization;

namespace Grancius.Sandbox.Faults;

/// <summary>
/// A wish to set faults: what to change, for the next session or for all. Read from name and value pairs, so
/// that the JSON call and the forms of the pages share one reading.
/// </summary>
internal sealed class FaultOrder
{
    private static readonly string[] Names =
        ["scope", "open", "postback", "balance", "reader", "shape", "encoding", "delaySeconds", "amount", "feeInAmount", "clear"];

    private readonly List<string> _errors = [];
    private readonly List<Func<FaultSet, FaultSet>> _changes = [];

    private FaultOrder()
    {
    }

    public bool ForAll { get; private set; }

    public bool Clear { get; private set; }

    public IReadOnlyList<string> Errors => _errors;

    public static FaultOrder Read(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        var order = new FaultOrder();
        var given = 0;
        foreach (var (name, value) in pairs)
        {
            if (string.IsNullOrWhiteSpace(value))
                continue;

            given++;
            order.Read(name, value.Trim());
        }

        order.Clear |= given == 0;
        return order;
    }

    public FaultSet ApplyTo(FaultSet faults) => _changes.Aggregate(faults, (set, change) => change(set));

    private void Read(string name, string value)
    {
        switch (name.ToUpperInvariant())
        {
            case "SCOPE": ReadScope(value); break;
            case "OPEN": Named<OpenFault>(name, value, (f, v) => f with { Open = v }); break;
            case "POSTBACK": Named<PostbackFault>(name, value, (f, v) => f with { Postback = v }); break;
            case "BALANCE": Named<BalanceFault>(name, value, (f, v) => f with { Balance = v }); break;
            case "READER": Named<ReaderFault>(name, value, (f, v) => f with { Reader = v }); break;
            case "SHAPE": Named<PostShape>(name, value, (f, v) => f with { Shape = v }); break;
            case "ENCODING": Named<PostEncoding>(name, value, (f, v) => f with { Encoding = v }); break;
            case "DELAYSECONDS": ReadDelay(value); break;
            case "AMOUNT": ReadAmount(value); break;
            case "FEEINAMOUNT": ReadFlag(name, value, on => _changes.Add(f => f with { FeeInAmount = on })); break;
            case "CLEAR": ReadFlag(name, value, on => Clear = on); break;
            default: _errors.Add($"'{name}' is not known. Known are: {string.Join(", ", Names)}."); break;
        }
    }

    private void Named<T>(string name, string value, Func<FaultSet, T?, FaultSet> change)
        where T : struct, Enum
    {
        if (string.Equals(value, FaultNames<T>.Normal, StringComparison.OrdinalIgnoreCase))
            _changes.Add(f => change(f, null));
        else if (FaultNames<T>.TryFind(value, out var found))
            _changes.Add(f => change(f, found));
        else
            _errors.Add($"'{value}' is not a value of {name}. Allowed are: {string.Join(", ", FaultNames<T>.Allowed)}, {FaultNames<T>.Normal}.");
    }

    private void ReadScope(string value)
    {
        if (string.Equals(value, "all", StringComparison.OrdinalIgnoreCase))
            ForAll = true;
        else if (!string.Equals(value, "next", StringComparison.OrdinalIgnoreCase))
            _errors.Add($"'{value}' is not a value of scope. Allowed are: next, all.");
    }

    private void ReadDelay(string value)
    {
        if (double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600)
            _changes.Add(f => f with { Delay = TimeSpan.FromSeconds(seconds) });
        else
            _errors.Add($"'{value}' is not a value of delaySeconds. Allowed are numbers from 0 to 3600.");
    }

    private void ReadAmount(string value)
    {
        if (Dollars.TryParse(value, out var cents))
            _changes.Add(f => f with { AmountCents = cents });
        else
            _errors.Add($"'{value}' is not a value of amount. Allowed are dollars such as 12.50 or -3.");
    }

    private void ReadFlag(string name, string value, Action<bool> set)
    {
        if (bool.TryParse(value, out var on))
            set(on);
        else
            _errors.Add($"'{value}' is not a value of {name}. Allowed are: true, false.");
    }
}
