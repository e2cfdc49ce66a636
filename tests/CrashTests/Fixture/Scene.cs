namespace Grancius.CrashTests.Fixture;

/// <summary>The product, the processor's stand-in and a database, all of their own, in a folder of their own.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly string _folder;
    private readonly List<Product> _nodes = [];
    private readonly ITestOutputHelper _output;
    private readonly string _name;

    private Scene(string name, string folder, Database database, Processor processor, ITestOutputHelper output)
    {
        _name = name;
        _folder = folder;
        _output = output;
        Database = database;
        Processor = processor;
        Say($"seed {Counts.Seed} (CRASH_SEED)");
    }

    public Database Database { get; }

    public Processor Processor { get; }

    public Notes Notes { get; } = new();

    public Chance Chance { get; } = new(Counts.Seed);

    public Product Product => _nodes[0];

    public IReadOnlyList<Product> Nodes => _nodes;

    public static async Task<Scene> Set(string name, string provider, ITestOutputHelper output, string? databaseFolder = null)
    {
        var folder = Directory.CreateTempSubdirectory("grancius-crash-").FullName;
        return new Scene($"{name} on {provider}", folder, await Database.New(provider, databaseFolder ?? folder), await Processor.Start(folder), output);
    }

    /// <summary>A node, not started yet.</summary>
    public Product AddNode(params (string Key, string Value)[] settings)
    {
        var node = new Product(_folder, Database, Processor, settings);
        _nodes.Add(node);
        return node;
    }

    /// <summary>How long a bare program takes to start here and now: what the product's own start is held against.</summary>
    public Task<TimeSpan> TimeToStartABareProgram() => Processor.TimeToStart(_folder);

    public Payers Payers(string prefix = "PAY") => new(Nodes, Processor, Notes, Chance, prefix);

    public Payers Payers(IReadOnlyList<string> news, string prefix = "PAY") => new(Nodes, Processor, Notes, Chance, prefix) { News = news };

    /// <summary>So many payments are settled, and nobody was told: each with the news that was kept back.</summary>
    public async Task<IReadOnlyList<Postback>> PaymentsWithoutNews(int count)
    {
        await Processor.Will(new { scope = "all", postback = "none" });
        await Payers(["normal"]).PayExactly(count, atOnce: 6);
        await Processor.Will(new { clear = true });
        var sessions = (await Processor.Openings()).ToDictionary(open => open.Session);
        var payments = await Processor.Settled();
        payments.Count.ShouldBe(count);
        return [.. payments.Select(payment => Postback.Of(sessions[payment.Session], payment))];
    }

    /// <summary>Into the test's output, and shown at the end of test.sh.</summary>
    public void Say(string line) => _output.WriteLine($"{_name}: {line}");

    /// <summary>Holds the books against the processor's record and says what was compared.</summary>
    public Task BooksMustAgree() => BooksMustAgreeBy(Product);

    /// <summary>The same, asking the given node.</summary>
    public async Task BooksMustAgreeBy(Product node)
    {
        Say(Notes.ToString());
        var books = new Books(Database, Processor, Notes, node);
        await books.MustAgree();
        Say(books.Summary);
        Notes.Refusals.Keys.Where(refusal => refusal.EndsWith(" 500", StringComparison.Ordinal) || refusal.EndsWith("internal_error", StringComparison.Ordinal))
            .ShouldBeEmpty("a caller was told of a bug where the store was away");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            node.Dispose();
        Processor.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
