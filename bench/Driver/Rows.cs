using System.Buffers.Binary;
using System.Globalization;

namespace Grancius.Bench;

/// <summary>What a table is filled with, row by row.</summary>
internal sealed record Rows(string Table, string[] Columns, int Count, Func<int, object?[]> Row)
{
    private const string Gl = "001-322900";

    /// <summary>Invoices of a payer.</summary>
    private const int Each = 4;

    private static readonly DateOnly Day = new(2026, 1, 1);
    private static readonly long Start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Invoices that were paid long ago, each with its fee and its payment.</summary>
    public static IEnumerable<Rows> Paid(Guid tenant, int count) =>
    [
        new("accounts", AccountColumns, count / Each, place =>
            [Id(2, place), tenant, $"BP-{place}", Start + place, "6153 Zirkels Circle", "Brooksville", null, Payers.NameOf(place), "FL", "34604", 0]),
        Names(tenant, count / Each, place => Id(2, place), Payers.NameOf),
        new("invoices", InvoiceColumns, count, place =>
        [
            Id(1, place), tenant, Id(2, place / Each), $"BP-{place / Each}", 6, $"BP-{place}-6", "Paid", Payers.AmountOf(place), Payers.AdjustedOf(place),
            Payers.AmountOf(place) + Payers.AdjustedOf(place), Day, Day, Start + place, Start + place, 1, Share(Payers.AmountOf(place), Payers.AmountOf(place)), 1,
        ]),
        new("payments", ["id", "jurisdiction_id", "session_id", "invoice_id", "invoice_number", "processor_payment_id", "amount", "applied", "seen_at"], count, place =>
            [Id(3, place), tenant, Id(4, place), Id(1, place), $"BP-{place}-6", $"LP{place}", Payers.AmountOf(place), Payers.AmountOf(place), Start + place]),
        new("fees",
            ["id", "jurisdiction_id", "account_id", "invoice_id", "place", "code", "label", "label_es", "shares", "amount", "as_of", "assessed_at", "en", "es", "version"], count, place =>
            [Id(5, place), tenant, Id(2, place / Each), Id(1, place), 1, "PRM-SIGN", "Sign permit", "Permiso de letrero", Charged(Payers.AmountOf(place)), Payers.AmountOf(place), Day, Start + place, "Flat fee: $50.00", "Tarifa fija: $50.00", 0]),
    ];

    /// <summary>Sessions that wait for their payer, two invoices each.</summary>
    public static IEnumerable<Rows> Open(Guid tenant, int count, long now) =>
    [
        new("accounts", AccountColumns, count, place =>
            [Id(6, place), tenant, Account(place), now, "6153 Zirkels Circle", "Brooksville", null, "Amber Stirn", "FL", "34604", 0]),
        Names(tenant, count, place => Id(6, place), _ => "Amber Stirn"),
        new("invoices", InvoiceColumns, 2 * count, place => Invoice(tenant, place / 2, place % 2, now)),
        new("invoice_holds", ["invoice_id", "session_id"], 2 * count, place => [Id((byte)(7 + place % 2), place / 2), Id(9, place / 2)]),
        new("payment_sessions",
            [
                "id", "jurisdiction_id", "account_id", "account_number", "token", "postback_token", "receipt_token", "reference", "status", "method", "processor_version", "language",
                "amount", "amount_paid", "service_fee", "request", "redirect_url", "created_at", "next_check_at", "invoices", "news_count", "version",
            ], count, place =>
            [
                Id(9, place), tenant, Id(6, place), Account(place), $"t-{place:D10}", Token(place), $"r-{place:D10}", $"B{place:D10}", "AwaitingPayer", "Online", "Two", "en",
                36184L, 0L, 0L, new string('x', 1000), "https://processor.example/", now, now + 86_400_000L,
                $"[{Line(place, 0, 6, 31184)},{Line(place, 1, 43, 5000)}]", 2, 1,
            ]),
    ];

    public static string Account(int place) => $"BO-{place}";

    public static string Token(int place) => string.Create(CultureInfo.InvariantCulture, $"bench-{place:D10}");

    private static readonly string[] InvoiceColumns =
    [
        "id", "jurisdiction_id", "account_id", "account_number", "type_id", "number", "state", "amount", "adjusted", "amount_paid", "invoice_date", "due_date", "issued_at",
        "presented_at", "line_count", "shares", "version",
    ];

    private static readonly string[] AccountColumns = ["id", "jurisdiction_id", "number", "opened_at", "address", "city", "email", "name", "state", "zip", "version"];

    /// <summary>The two words that a payer is found by.</summary>
    private static Rows Names(Guid tenant, int count, Func<int, Guid> account, Func<int, string> name) => new(
        "account_names", ["jurisdiction_id", "word", "account_id"], 2 * count, place => [tenant, name(place / 2).ToUpperInvariant().Split(' ')[place % 2], account(place / 2)]);

    private static object?[] Invoice(Guid tenant, int place, int which, long now)
    {
        var (type, cents) = which == 0 ? (6, 31184L) : (43, 5000L);
        return [Id((byte)(7 + which), place), tenant, Id(6, place), Account(place), type, $"{Account(place)}-{type}", "Open", cents, 0L, 0L, Day, Day, now, now, 1, Share(cents, 0), 1];
    }

    private static string Line(int place, int which, int type, long cents) =>
        $$"""{"InvoiceId":{"Value":"{{Id((byte)(7 + which), place)}}"},"Number":"{{Account(place)}}-{{type}}","TypeId":{{type}},"Expected":{{cents}},"Paid":0}""";

    private static string Share(long assessed, long paid) => $$"""[{"GlAccount":"{{Gl}}","Assessed":{{assessed}},"Paid":{{paid}}}]""";

    private static string Charged(long cents) => $$"""[{"GlAccount":"{{Gl}}","Amount":{{cents}}}]""";

    /// <summary>A version 7 id: in the order of the places, as the product's are in the order of time.</summary>
    private static Guid Id(byte kind, int place)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (Start + place) << 16);
        bytes[6] = (byte)(0x70 | kind);
        bytes[8] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], place);
        return new Guid(bytes, bigEndian: true);
    }
}
